import { afterEach, describe, expect, test, vi } from 'vitest'
import { oncePerFrame, watchNavigation } from '@/lib/pages/navigation'

let stop = new AbortController()
afterEach(() => {
  stop.abort()
  stop = new AbortController()
})

const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(null)))

describe('navigation without loading', () => {
  test.each(['turbo:load', 'turbo:render', 'turbo:frame-load', 'soft-nav:end', 'soft-nav:react-done'])(
    'is heard through %s',
    async (name) => {
      const heard = vi.fn()
      watchNavigation(heard, stop.signal)
      document.dispatchEvent(new Event(name))
      expect(heard).not.toHaveBeenCalled()
      await frame()
      expect(heard).toHaveBeenCalledTimes(1)
    },
  )

  test.each(['popstate', 'hashchange', 'pageshow'])('and through %s of the window', async (name) => {
    const heard = vi.fn()
    watchNavigation(heard, stop.signal)
    window.dispatchEvent(new Event(name))
    await frame()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('many triggers in one frame are one pass', async () => {
    const heard = vi.fn()
    watchNavigation(heard, stop.signal)
    for (const name of ['turbo:render', 'turbo:load', 'soft-nav:end']) document.dispatchEvent(new Event(name))
    window.dispatchEvent(new Event('popstate'))
    await frame()
    expect(heard).toHaveBeenCalledTimes(1)
  })

  test('after the abort nothing is heard, not even what was scheduled', async () => {
    const heard = vi.fn()
    watchNavigation(heard, stop.signal)
    document.dispatchEvent(new Event('turbo:load'))
    stop.abort()
    document.dispatchEvent(new Event('turbo:render'))
    await frame()
    expect(heard).not.toHaveBeenCalled()
  })

  test('work may schedule itself again', async () => {
    let runs = 0
    const schedule = oncePerFrame(() => {
      runs += 1
      if (runs < 3) schedule()
    }, stop.signal)
    schedule()
    for (let i = 0; i < 4; i++) await frame()
    expect(runs).toBe(3)
  })
})
