/** The next place in a listing. GitHub counts pages where it can, and hands out cursors where it cannot. */
export type Place = { page: number } | { after: string }

export interface LinkPlaces {
  next: Place | null
  /** The last page's number where GitHub tells it. */
  last: number | null
}

const NONE: LinkPlaces = { next: null, last: null }
const LARGEST_PAGE = 100_000

/**
 * Reads `page` and `after` out of a `Link` header; null where the header leads elsewhere than the listing that was asked.
 * Nothing else of its URLs is used, and none of them is ever requested: the token must not follow a foreign link.
 * GitHub writes `/organizations/ID/…` where `/orgs/NAME/…` was asked, so the paths agree in their last part only.
 * @param asked URL of the listing, without its query
 */
export function readLink(header: string | undefined, asked: URL): LinkPlaces | null {
  if (header === undefined || header.trim() === '') return NONE
  const links: Record<string, URL> = {}
  for (const part of header.split(/,\s*(?=<)/)) {
    const match = /^\s*<([^>]*)>\s*;(?:.*;)?\s*rel="([^"]*)"/.exec(part)
    const [, address, relation] = match ?? []
    if (address === undefined || relation === undefined || !URL.canParse(address)) return null
    const url = new URL(address)
    if (url.origin !== asked.origin || lastPart(url) !== lastPart(asked)) return null
    links[relation] = url
  }
  const { next, last } = links
  return { next: next ? placeOf(next) : null, last: last ? pageOf(last) : null }
}

function placeOf(url: URL): Place | null {
  const page = pageOf(url)
  if (page !== null) return { page }
  const after = url.searchParams.get('after')
  return after ? { after } : null
}

function pageOf(url: URL): number | null {
  const text = url.searchParams.get('page') ?? ''
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return page >= 1 && page <= LARGEST_PAGE ? page : null
}

function lastPart(url: URL): string {
  return url.pathname.replace(/\/+$/, '').split('/').at(-1) ?? ''
}
