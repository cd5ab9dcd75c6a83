import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, vi } from 'vitest'
import { fakeBackend, type FakeBackend } from '../fake-backend'
import { element } from './page'
import type * as Route from '@/lib/pages/route'

const shared = vi.hoisted(() => ({
  backend: undefined as FakeBackend | undefined,
  runtime: { id: 'muster' as string | undefined },
}))
vi.mock('wxt/browser', () => ({ browser: { runtime: shared.runtime } }))
vi.mock('@/lib/backend/remote', () => ({ remoteBackend: () => shared.backend }))

/** happy-dom's own address is not GitHub's; the surface reads `location.href` only. */
vi.mock('@/lib/pages/route', async (original) => {
  const route = await original<typeof Route>()
  return { ...route, pageOf: () => route.pageOf(`https://github.com${location.pathname}${location.search}`) }
})

export interface SurfaceRig {
  /** The backend of the test that runs. */
  backend(): FakeBackend
  /** Starts the surface as the browser does, without waiting for anything. */
  begin(): void
  start(): Promise<void>
  stop(): void
  /** The extension was updated or taken away: what runs in the page is all that is left of it. */
  orphan(): void
}

/** A surface on a page of its own for every test. Its module must be loaded after this one, which stands in for the browser. */
export function surfaceRig(
  load: () => Promise<{ startSurface: (signal: AbortSignal) => void }>,
  answers: Parameters<typeof fakeBackend>[0] = {},
): SurfaceRig {
  let stop = new AbortController()
  let backend = fakeBackend()
  let surface: Awaited<ReturnType<typeof load>> | undefined

  beforeEach(async () => {
    surface = await load()
    stop = new AbortController()
    backend = shared.backend = fakeBackend(answers)
    shared.runtime.id = 'muster'
  })
  afterEach(() => {
    stop.abort()
    vi.useRealTimers()
    document.documentElement.removeAttribute('refined-github')
    document.body.replaceChildren()
  })

  const begin = () => surface?.startSurface(stop.signal)
  return {
    backend: () => backend,
    begin,
    async start() {
      begin()
      await settle()
    },
    stop() {
      stop.abort()
      stop = new AbortController()
    },
    orphan: () => (shared.runtime.id = undefined),
  }
}

/** Until what was asked has been answered and drawn. */
export async function settle(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) {
    await flushPromises()
    await new Promise((resolve) => requestAnimationFrame(() => resolve(null)))
  }
  await flushPromises()
}

/** Goes to another page of GitHub without loading. */
export async function go(path: string): Promise<void> {
  window.history.pushState(null, '', path)
  document.dispatchEvent(new Event('soft-nav:react-done'))
  await settle()
}

export const ours = (part: string) => document.querySelector(`[data-muster="${part}"]`)
export const text = (part: string) => ours(part)?.shadowRoot?.querySelector('.m-root')?.textContent ?? ''
export const isHidden = () => element('content').hasAttribute('data-muster-hidden')
