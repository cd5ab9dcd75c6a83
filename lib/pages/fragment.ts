/**
 * Muster's own views live in the fragment of GitHub's address, so that a link to a campaign can be sent to a colleague.
 * Everybody can write such a link: what is read here is untrusted.
 */

export type MusterView =
  | { view: 'overview' }
  | { view: 'closed' }
  | { view: 'campaign'; id: string }
  | { view: 'alerts'; query: string }
  /** One of GitHub's own campaigns. */
  | { view: 'native'; number: number }
  /** Begins like one of ours and is none: shown as *not found*, never guessed. */
  | { view: 'unknown' }

/** What the alerts view shows when nobody said otherwise. */
export const DEFAULT_QUERY = 'is:open'

/** Longer than the filter language accepts; the rest of a hostile link is not even kept. */
const LONGEST = 20_000
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
/** GitHub's numbers; longer ones would not be exact. */
const NUMBER = /^[1-9]\d{0,8}$/
const UNKNOWN: MusterView = { view: 'unknown' }

/** The view that a fragment (`location.hash`) names, or null when it is not one of Muster's. */
export function viewOf(hash: string): MusterView | null {
  const match = /^#muster(?:$|(?=[/?]))(.*)$/s.exec(hash)
  if (!match) return null
  const rest = match[1] ?? ''
  const [path = '', ...search] = rest.split('?')
  const parts = path.split('/').filter((part) => part !== '')
  const [first, second, ...more] = parts
  if (first === undefined) return { view: 'overview' }
  if (first === 'closed' && second === undefined) return { view: 'closed' }
  if (first === 'alerts' && second === undefined) return { view: 'alerts', query: queryOf(search.join('?')) }
  if (first === 'campaigns' && second === undefined) return { view: 'overview' }
  if (first === 'campaigns' && second !== undefined && more.length === 0 && UUID.test(second))
    return { view: 'campaign', id: second.toLowerCase() }
  if (first === 'native' && second !== undefined && more.length === 0 && NUMBER.test(second))
    return { view: 'native', number: Number(second) }
  return UNKNOWN
}

/** The fragment of a view, ready for `href` and `location.hash`. */
export function fragmentOf(view: MusterView): string {
  switch (view.view) {
    case 'closed':
      return '#muster/closed'
    case 'campaign':
      return `#muster/campaigns/${view.id}`
    case 'alerts':
      return `#muster/alerts?query=${encodeQuery(view.query)}`
    case 'native':
      return `#muster/native/${view.number}`
    case 'overview':
    case 'unknown':
      return '#muster'
  }
}

/** Whether two views are the same one: with the same campaign, or the same filter. */
export function sameView(a: MusterView | null, b: MusterView | null): boolean {
  if (a === null || b === null) return a === b
  return a.view === b.view && fragmentOf(a) === fragmentOf(b)
}

function queryOf(search: string): string {
  const query = new URLSearchParams(search).get('query')
  return query === null ? DEFAULT_QUERY : query.slice(0, LONGEST)
}

/** Colons, commas and slashes are legal in a fragment and make filters readable in the address bar. */
function encodeQuery(query: string): string {
  return encodeURIComponent(query.toWellFormed())
    .replaceAll('%20', '+')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%2F', '/')
}
