/** Every navigation event that was sent, in order, for tests to look at. */
export const sentEvents: string[] = []

/**
 * Sends one of GitHub's navigation events, on `document` unless it belongs to a Turbo frame; false when a listener has
 * prevented it.
 */
export function announce(
  name: string,
  detail: Record<string, unknown> = {},
  target: EventTarget = document,
): boolean {
  sentEvents.push(name)
  return target.dispatchEvent(new CustomEvent(name, { bubbles: true, cancelable: true, detail }))
}
