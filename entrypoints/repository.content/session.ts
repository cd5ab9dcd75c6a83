import { createPinia } from 'pinia'
import { createApp, shallowReactive } from 'vue'
import App from './App.vue'
import css from './surface.css?inline'
import { navigateKey } from '@/components/campaign/navigation'
import { backendKey } from '@/lib/backend/contract'
import { remoteBackend } from '@/lib/backend/remote'
import { sessionBackend } from '@/lib/backend/session'
import { fragmentOf, type MusterView } from '@/lib/pages/fragment'
import { makeHost, type Host, type Part } from '@/lib/pages/hosts'
import { pageOf, repositoryOf, sameRepository } from '@/lib/pages/route'
import { makeTabMark, type TabCount, type TabMark } from '@/lib/pages/tab-count'
import { viewerLogin } from '@/lib/pages/viewer'

/** Where the app stands on the page. */
export type OwnPart = Exclude<Part, 'button'>

/** What there is to show, as the app finds out. */
export interface Shown {
  count: TabCount | null
  has: { sidebar: boolean; strip: boolean }
}

/** What the app shows; written by the surface, read by Vue, but for what there is to show. */
export interface SessionState extends Shown {
  /** `octo-org/shop`, as the address spells it. */
  repository: string
  view: MusterView | null
  /** The alert whose page this is. */
  alert: number | null
  /** GitHub has *Campaigns* of its own in the sidebar. */
  beside: boolean
  /** GitHub's page has no sidebar, as that of an alert. */
  alone: boolean
  /** The extension was updated while this page stayed open. */
  gone: boolean
}

/** The app on the pages of one repository, from entering them to leaving them. */
export interface Session {
  state: SessionState
  hosts: Record<OwnPart, Host>
  mark: TabMark
  end(): void
}

/** Starts the app. `lookAgain`: what there is to show has changed, so its places must be looked at. */
export function startSession(repository: string, lookAgain: () => void): Session {
  const state = shallowReactive<SessionState>({
    repository,
    view: null,
    alert: null,
    beside: false,
    alone: false,
    gone: false,
    count: null,
    has: { sidebar: false, strip: false },
  })
  const hosts: Record<OwnPart, Host> = {
    sidebar: makeHost('repository', 'sidebar', css),
    main: makeHost('repository', 'main', css),
    strip: makeHost('repository', 'strip', css),
    dialogs: makeHost('repository', 'dialogs', css),
  }
  const mark = makeTabMark()
  const backend = sessionBackend(remoteBackend(viewerLogin), () => (state.gone = true))
  const show = (shown: Shown) => {
    Object.assign(state, shown)
    lookAgain()
  }
  const app = createApp(App, { state, hosts, show })
  app.provide(backendKey, backend)
  app.provide(navigateKey, (view: MusterView) => navigate(repository, view))
  app.use(createPinia())
  app.mount(hosts.dialogs.inside)
  document.documentElement.append(hosts.dialogs.element)
  return {
    state,
    hosts,
    mark,
    end() {
      backend.end()
      app.unmount()
      mark.element.remove()
      for (const { element } of Object.values(hosts)) element.remove()
    },
  }
}

/** An answer may come after the page has turned to another repository: nobody is led to a campaign of this one there. */
function navigate(repository: string, view: MusterView): void {
  const page = pageOf(location.href)
  if (page.kind !== 'repository' || !sameRepository(repositoryOf(page), repository)) return
  location.hash = fragmentOf(view)
}
