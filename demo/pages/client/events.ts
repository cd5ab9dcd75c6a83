/** Every navigation event that was sent, in order, for tests to look at. */
export const sentEvents: string[] = []

/** Sends one of GitHub's navigation events on `document`; false when a listener has prevented it. */
export function announce(name: string, detail: Record<string, unknown> = {}): boolean {
  sentEvents.push(name)
  return document.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail }))
}
