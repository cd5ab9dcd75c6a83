import { beforeEach, describe, expect, it, vi } from 'vitest'
import { clearNotices, isRefused, listenToNotices, notify } from '@/entrypoints/background/notify'

const ID = 'new https://github.com/octo-org/shop/security#muster/campaigns/1'
const PAGE = 'https://github.com/octo-org/shop/security#muster/campaigns/1'

/** What of the browser's API is used, as Chrome and Firefox have it. */
const fake = vi.hoisted(() => ({
  shown: new Map<string, { type: string; iconUrl: string; title: string; message: string }>(),
  clicked: [] as ((id: string) => void)[],
  opened: [] as string[],
  windows: [{ id: 1 }] as { id: number }[],
  focused: [] as number[],
  level: 'granted',
}))
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: { getURL: (path: string) => `chrome-extension://muster${path}` },
    notifications: {
      create: async (id: string, options: never) => void fake.shown.set(id, options),
      clear: async (id: string) => fake.shown.delete(id),
      getAll: async () => Object.fromEntries([...fake.shown.keys()].map((id) => [id, true])),
      getPermissionLevel: async () => fake.level,
      onClicked: { addListener: (listener: (id: string) => void) => fake.clicked.push(listener) },
    },
    tabs: {
      create: async ({ url }: { url: string }) => {
        fake.opened.push(`tab ${url}`)
        return { id: 5, windowId: 1 }
      },
    },
    windows: {
      getAll: async () => fake.windows,
      create: async ({ url }: { url: string }) => void fake.opened.push(`window ${url}`),
      update: async (id: number) => void fake.focused.push(id),
    },
  },
}))

beforeEach(() => {
  fake.shown.clear()
  fake.opened.length = fake.clicked.length = fake.focused.length = 0
  fake.windows = [{ id: 1 }]
  fake.level = 'granted'
})

async function press(id: string): Promise<void> {
  for (const listener of fake.clicked) listener(id)
  await new Promise((resolve) => setImmediate(resolve))
}

describe('a notification', () => {
  it('is plain text beside our own icon, and nothing else', async () => {
    await notify({ id: ID, title: 'Security campaign: <b>x</b>', message: '3 alerts' })
    expect(fake.shown.get(ID)).toEqual({
      type: 'basic',
      iconUrl: 'chrome-extension://muster/icon/128.png',
      title: 'Security campaign: <b>x</b>',
      message: '3 alerts',
    })
  })

  it('opens its page when it is pressed, in a worker that knows nothing of it, and goes', async () => {
    await notify({ id: ID, title: 'A', message: 'B' })
    listenToNotices()
    await press(ID)
    expect(fake.opened).toEqual([`tab ${PAGE}`])
    expect(fake.focused).toEqual([1])
    expect(fake.shown.size).toBe(0)
  })

  it('opens a window where there is none', async () => {
    fake.windows = []
    listenToNotices()
    await press(ID)
    expect(fake.opened).toEqual([`window ${PAGE}`])
  })

  it('of several organizations opens our own page', async () => {
    listenToNotices()
    await press('new tracking')
    expect(fake.opened).toEqual(['tab chrome-extension://muster/options.html#tracking'])
  })

  it('that is none of ours opens nothing', async () => {
    listenToNotices()
    await press('new https://evil.example/')
    expect(fake.opened).toEqual([])
  })

  it('is taken back with the others', async () => {
    for (const id of ['new a', 'due b']) await notify({ id, title: 'A', message: 'B' })
    await clearNotices()
    expect(fake.shown.size).toBe(0)
  })
})

describe('the browser’s refusal', () => {
  it.each([
    ['granted', false],
    ['denied', true],
  ])('is told by Chrome: %s is %s', async (level, refused) => {
    fake.level = level
    expect(await isRefused()).toBe(refused)
  })

  it('is not told by Firefox', async () => {
    const { browser } = await import('wxt/browser')
    const { getPermissionLevel } = browser.notifications
    Reflect.deleteProperty(browser.notifications, 'getPermissionLevel')
    expect(await isRefused()).toBe(false)
    Object.assign(browser.notifications, { getPermissionLevel })
  })
})
