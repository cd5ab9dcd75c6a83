import { beforeEach, describe, expect, it, vi } from 'vitest'
import { showBadge } from '@/entrypoints/background/badge'

const fake = vi.hoisted(() => ({
  button: {} as Record<string, unknown>,
  manifest: { name: 'Muster: security campaigns for GitHub' } as {
    name: string
    action?: { default_title?: string }
  },
}))
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { getManifest: () => fake.manifest },
    action: {
      setBadgeText: async (one: object) => void Object.assign(fake.button, one),
      setTitle: async (one: object) => void Object.assign(fake.button, one),
      setBadgeBackgroundColor: async ({ color }: { color: string }) => void (fake.button.behind = color),
      setBadgeTextColor: async ({ color }: { color: string }) => void (fake.button.ink = color),
    },
  },
}))

/** Relative luminance by WCAG 2.2. */
function luminance(hex: unknown): number {
  const channels = /^#(..)(..)(..)$/.exec(String(hex))?.slice(1) ?? []
  const [red = 0, green = 0, blue = 0] = channels.map((one) => {
    const share = Number.parseInt(one, 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

beforeEach(() => {
  fake.button = {}
  delete fake.manifest.action
})

describe('the toolbar button', () => {
  it('shows the number with what it means', async () => {
    await showBadge({ text: '2', title: '2 campaigns need you' })
    expect(fake.button).toMatchObject({ text: '2', title: '2 campaigns need you' })
  })

  it('can be read: at least 4.5 to 1', async () => {
    await showBadge({ text: '2', title: 'two' })
    const [dark = 0, light = 0] = [fake.button.behind, fake.button.ink].map(luminance).sort((a, b) => a - b)
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5)
  })

  it('is empty and has the extension’s name again when nothing needs anybody', async () => {
    await showBadge({ text: '2', title: 'two' })
    await showBadge(null)
    expect(fake.button).toMatchObject({ text: '', title: 'Muster: security campaigns for GitHub' })
    fake.manifest.action = { default_title: 'Muster' }
    await showBadge(null)
    expect(fake.button.title).toBe('Muster')
  })
})
