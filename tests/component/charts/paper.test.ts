import { afterEach, describe, expect, it, vi } from 'vitest'
import { whenConnected } from '@/components/charts/connected'
import { onPaper, onResolution } from '@/components/charts/paper'
import { tiled } from '@/components/charts/tile'

afterEach(() => vi.restoreAllMocks())

/** Queries whose answers the test gives. */
function queries() {
  const made: { media: string; tell(matches: boolean): void; listeners: Set<(event: never) => void> }[] = []
  vi.spyOn(globalThis, 'matchMedia').mockImplementation((media) => {
    const listeners = new Set<(event: never) => void>()
    const tell = (matches: boolean) => {
      for (const listener of [...listeners]) listener({ matches } as never)
    }
    made.push({ media, tell, listeners })
    return {
      media,
      matches: false,
      addEventListener: (_: string, listener: (event: never) => void) => listeners.add(listener),
      removeEventListener: (_: string, listener: (event: never) => void) => listeners.delete(listener),
    } as unknown as MediaQueryList
  })
  return made
}

describe('paper', () => {
  it('is told by the event and again by the query, until nobody wants to know', () => {
    const made = queries()
    const told: boolean[] = []
    const end = onPaper((isPaper) => told.push(isPaper))
    dispatchEvent(new Event('beforeprint'))
    made[0]?.tell(true)
    dispatchEvent(new Event('afterprint'))
    made[0]?.tell(false)
    expect(told).toEqual([true, true, false, false])
    end()
    dispatchEvent(new Event('beforeprint'))
    made[0]?.tell(true)
    expect(told).toHaveLength(4)
    expect(made[0]?.listeners.size).toBe(0)
  })
})

describe('the resolution', () => {
  it('is followed from one to the next', () => {
    const made = queries()
    const changed = vi.fn()
    vi.stubGlobal('devicePixelRatio', 1)
    const end = onResolution(changed)
    vi.stubGlobal('devicePixelRatio', 2)
    made.at(-1)?.tell(false)
    vi.stubGlobal('devicePixelRatio', 1.5)
    made.at(-1)?.tell(false)
    vi.unstubAllGlobals()
    expect(changed).toHaveBeenCalledTimes(2)
    expect(made.map(({ media }) => media)).toEqual([
      '(resolution: 1dppx)',
      '(resolution: 2dppx)',
      '(resolution: 1.5dppx)',
    ])
    end()
    expect(made.map(({ listeners }) => listeners.size)).toEqual([0, 0, 0])
  })
})

describe('a tile', () => {
  it.each([
    [1, 6, 1],
    [1.25, 8, 0.75],
    [3, 18, 1 / 3],
  ])('has whole dots for a ratio of %d, and is as large as before', (ratio, dots, back) => {
    const setTransform = vi.fn()
    const scale = vi.fn()
    const paint = vi.fn()
    let size = 0
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (
      this: HTMLCanvasElement,
    ) {
      size = this.width
      return { scale, createPattern: () => ({ setTransform }) } as unknown as CanvasRenderingContext2D
    } as never)
    tiled(6, ratio, paint, '')
    expect(paint).toHaveBeenCalledOnce()
    expect(size).toBe(dots)
    expect(scale).toHaveBeenCalledWith(dots / 6, dots / 6)
    expect(setTransform).toHaveBeenCalledWith({ a: back, d: back })
  })

  it('is the plain colour where nothing can be painted', () => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
    expect(tiled(6, 2, vi.fn(), '#fff')).toBe('#fff')
  })
})

describe('an element that is not on the page yet', () => {
  it('is waited for', async () => {
    let noticed = () => {}
    const disconnect = vi.fn()
    vi.stubGlobal(
      'ResizeObserver',
      class {
        disconnect = disconnect
        constructor(callback: () => void) {
          noticed = callback
        }
        observe(): void {}
      },
    )
    const host = document.createElement('div')
    const inside = document.createElement('canvas')
    host.attachShadow({ mode: 'open' }).append(inside)
    const arrived = vi.fn()
    const waiting = whenConnected(inside).then(arrived)
    noticed()
    await Promise.resolve()
    expect(arrived).not.toHaveBeenCalled()
    document.body.append(host)
    noticed()
    await waiting
    expect(disconnect).toHaveBeenCalledOnce()
    host.remove()
    vi.unstubAllGlobals()
  })
})
