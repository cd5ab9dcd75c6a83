import type { Change } from '@/lib/backend/views'

/** What may make something new, or change what the toolbar button counts. */
const TOPICS: readonly Change['topic'][] = ['campaigns', 'alerts', 'organizations', 'token']

/** A look at the campaign repository and a sync announce many things one after the other. Milliseconds. */
const A_MOMENT = 1000

/**
 * Collects changes and looks once, a moment after the first. A worker that is killed meanwhile leaves it to the next change, or to
 * the hourly alarm.
 * @param look gets the organizations that changed; null: all
 */
export function noticeSoon(
  look: (changed: readonly string[] | null) => Promise<unknown>,
  wait = A_MOMENT,
): (change: Change) => void {
  let collected: Set<string | null> | null = null
  return ({ topic, organization }) => {
    if (!TOPICS.includes(topic)) return
    if (collected) {
      collected.add(organization)
      return
    }
    const changed = new Set([organization])
    collected = changed
    setTimeout(() => {
      collected = null
      void look(changed.has(null) ? null : [...changed].filter((one) => one !== null))
    }, wait)
  }
}
