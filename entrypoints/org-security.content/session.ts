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
import { pageOf, sameOrganization } from '@/lib/pages/route'
import { viewerLogin } from '@/lib/pages/viewer'

/** Where the app stands on the page. */
export type OwnPart = Exclude<Part, 'strip'>

/** What the app shows; written by the surface, read by Vue. */
export interface SessionState {
  organization: string
  view: MusterView | null
  /** GitHub has a *Campaigns* of its own in the sidebar. */
  beside: boolean
  /** The extension was updated while this page stayed open. */
  gone: boolean
}

/** The app on the Security pages of one organization, from entering them to leaving them. */
export interface Session {
  state: SessionState
  hosts: Record<OwnPart, Host>
  end(): void
}

/** Starts the app. `nativeQuery` reads what is typed in GitHub's own filter. */
export function startSession(organization: string, nativeQuery: () => string): Session {
  const state = shallowReactive<SessionState>({ organization, view: null, beside: false, gone: false })
  const hosts: Record<OwnPart, Host> = {
    sidebar: makeHost('org-security', 'sidebar', css),
    main: makeHost('org-security', 'main', css),
    button: makeHost('org-security', 'button', css),
    dialogs: makeHost('org-security', 'dialogs', css),
  }
  const backend = sessionBackend(remoteBackend(viewerLogin), () => (state.gone = true))
  const app = createApp(App, { state, hosts, nativeQuery })
  app.provide(backendKey, backend)
  app.provide(navigateKey, (view: MusterView) => navigate(organization, view))
  app.use(createPinia())
  app.mount(hosts.dialogs.inside)
  document.documentElement.append(hosts.dialogs.element)
  return {
    state,
    hosts,
    end() {
      backend.end()
      app.unmount()
      for (const { element } of Object.values(hosts)) element.remove()
    },
  }
}

/** An answer may come after the page has turned to another organization: nobody is led to a campaign of this one there. */
function navigate(organization: string, view: MusterView): void {
  const page = pageOf(location.href)
  if (page.kind !== 'organization-security' || !sameOrganization(page.organization, organization)) return
  location.hash = fragmentOf(view)
}
