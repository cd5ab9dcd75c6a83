import { browser } from 'wxt/browser'

/**
 * Whether the browser lets Muster onto GitHub's pages and to its API. Firefox treats `host_permissions` as something that a person
 * may take back at any time, and Chrome has *on click* in its site access (MDN, `host_permissions`).
 */
export interface Access {
  given(): Promise<boolean>
  /** Asks the person. Only in answer to a press: browsers refuse it otherwise, and after anything was awaited. */
  ask(): Promise<boolean>
  /** Calls `listener` when something was given or taken back; the function that comes back ends that. */
  onChange(listener: () => void): () => void
}

/** For pages of the extension; content scripts have no `permissions`. */
export function browserAccess(): Access {
  const { permissions } = browser
  const wanted = { origins: browser.runtime.getManifest().host_permissions ?? [] }
  return {
    given: () => permissions.contains(wanted),
    ask: () => permissions.request(wanted),
    onChange(listener) {
      permissions.onAdded.addListener(listener)
      permissions.onRemoved.addListener(listener)
      return () => {
        permissions.onAdded.removeListener(listener)
        permissions.onRemoved.removeListener(listener)
      }
    },
  }
}
