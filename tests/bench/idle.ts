import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EXTENSION } from '../../demo/build.ts'

/** Pages of GitHub on which Muster has nothing to do. */
const PAGES = [
  'https://github.com/',
  'https://github.com/octo-org/shop',
  'https://github.com/octo-org/shop/security',
  'https://github.com/orgs/octo-org/people',
  'https://github.com/enterprises/octo/security',
]

/**
 * What the built script leaves running on such pages: the names of timers, observers, requests and repeated questions that it began
 * and did not end. It runs here in the page's own world, where all of these can be counted; `chrome` is a stand-in.
 */
export async function idleCost(executablePath: string): Promise<string[]> {
  const script = readFileSync(join(EXTENSION, 'content-scripts', 'github.js'), 'utf8')
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
  try {
    const page = await browser.newPage()
    await page.route('https://github.com/**', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><html><body><main></main></body></html>',
      }),
    )
    const left = new Set<string>()
    for (const url of PAGES) {
      await page.goto(url)
      await page.evaluate(instrument)
      // Playwright brings a script of its own with the first tag; what that leaves running is not ours.
      await page.addScriptTag({ content: ';' })
      await page.evaluate(() => window.startCounting())
      await page.addScriptTag({ content: script })
      await page.evaluate(softNavigation)
      for (const name of await page.evaluate(() => window.leftRunning())) left.add(`${name} on ${url}`)
    }
    return [...left]
  } finally {
    await browser.close()
  }
}

declare global {
  interface Window {
    startCounting(): void
    /** After two frames whatever was only put off to the next one is over. */
    twoFrames(): Promise<void>
    leftRunning(): string[]
    chrome?: unknown
  }
}

/** Wraps everything that could go on running; serialised into the page. */
function instrument(): void {
  const running = new Map<unknown, string>()
  const frame = window.requestAnimationFrame.bind(window)
  window.twoFrames = () => new Promise((resolve) => frame(() => frame(() => resolve())))
  const wrap = <K extends 'setTimeout' | 'setInterval' | 'requestAnimationFrame' | 'requestIdleCallback'>(
    name: K,
  ) => {
    const real = window[name].bind(window) as (
      callback: (...args: unknown[]) => void,
      ...rest: unknown[]
    ) => number
    Reflect.set(window, name, (callback: (...args: unknown[]) => void, ...rest: unknown[]) => {
      const id: number = real(
        (...args: unknown[]) => {
          if (name !== 'setInterval') running.delete(`${name} ${id}`)
          callback(...args)
        },
        ...rest,
      )
      running.set(`${name} ${id}`, name)
      return id
    })
  }
  for (const name of ['setTimeout', 'setInterval', 'requestAnimationFrame', 'requestIdleCallback'] as const)
    wrap(name)
  for (const [clear, set] of [
    ['clearTimeout', 'setTimeout'],
    ['clearInterval', 'setInterval'],
    ['cancelAnimationFrame', 'requestAnimationFrame'],
  ] as const) {
    const real = window[clear].bind(window)
    Reflect.set(window, clear, (id: number) => {
      running.delete(`${set} ${id}`)
      real(id)
    })
  }
  for (const name of [
    'MutationObserver',
    'ResizeObserver',
    'IntersectionObserver',
    'PerformanceObserver',
  ] as const) {
    const Real = window[name] as unknown as new (...args: unknown[]) => {
      observe: () => void
      disconnect: () => void
    }
    Reflect.set(
      window,
      name,
      class extends Real {
        override observe = (...args: []) => {
          running.set(this, name)
          super.observe(...args)
        }
        override disconnect = () => {
          running.delete(this)
          super.disconnect()
        }
      },
    )
  }
  const counted = (name: string) => () => {
    running.set(Symbol(name), name)
    return Promise.resolve(undefined)
  }
  window.fetch = counted('fetch') as unknown as typeof fetch
  // On a repository's pages the background is asked once whether a campaign concerns it; that question again would be work.
  const asked = new Set<string>()
  const sendMessage = (message: unknown) => {
    const question = JSON.stringify(message)
    if (asked.has(question)) running.set(Symbol(question), 'a question asked twice')
    asked.add(question)
    return Promise.resolve('nothing')
  }
  const event = { addListener() {}, removeListener() {}, hasListener: () => false }
  window.chrome = {
    runtime: {
      id: 'muster',
      sendMessage,
      connect: counted('port'),
      onMessage: event,
      getURL: (path: string) => path,
      getManifest: () => ({}),
    },
  }
  window.startCounting = () => running.clear()
  window.leftRunning = () => [...running.values()]
}

/** GitHub's React navigation to another page without work, then a moment for what settles by itself. */
async function softNavigation(): Promise<void> {
  history.pushState({}, '', '/octo-org/shop/issues')
  for (const name of ['soft-nav:start', 'turbo:render', 'soft-nav:react-done', 'soft-nav:end'])
    document.dispatchEvent(new CustomEvent(name))
  await window.twoFrames()
}
