import { CHOICES, type Choice } from '@/components/campaign/groups'
import { fromIso, toIso, type EpochSeconds } from '@/lib/time'

export const VIEWS = ['campaigns', 'compare', 'trend'] as const
export type View = (typeof VIEWS)[number]

/**
 * What the viewer shows. A link carries no data: whoever follows it opens the same snapshots, and these are found by their
 * organization and the moment of their data. Null stands for what is chosen unless told.
 */
export interface Place {
  view: View
  organization: string | null
  campaign: string | null
  /** As of when: of the snapshot whose campaigns are shown, and of the two that are compared. */
  asOf: EpochSeconds | null
  older: EpochSeconds | null
  newer: EpochSeconds | null
  by: Choice | null
  query: string
  /** The sample data are wanted. */
  sample: boolean
}

export const NOWHERE: Place = {
  view: 'campaigns',
  organization: null,
  campaign: null,
  asOf: null,
  older: null,
  newer: null,
  by: null,
  query: '',
  sample: false,
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i
const ORGANIZATION = /^[\w-]{1,100}$/
const MAX_QUERY = 5000

/** The place that a fragment names. What cannot be understood in it is left alone. */
export function placeOf(hash: string): Place {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const matching = (name: string, form: RegExp) => form.exec(parts.get(name) ?? '')?.[0] ?? null
  const instant = (name: string) => fromIso(parts.get(name) ?? '')
  return {
    view: VIEWS.find((view) => view === parts.get('view')) ?? 'campaigns',
    organization: matching('organization', ORGANIZATION),
    campaign: matching('campaign', UUID),
    asOf: instant('as-of'),
    older: instant('older'),
    newer: instant('newer'),
    by: CHOICES.find((choice) => choice === parts.get('by')) ?? null,
    query: (parts.get('query') ?? '').slice(0, MAX_QUERY),
    sample: parts.has('sample'),
  }
}

/** The fragment of a place; only what differs from the beginning stands in it. */
export function hashOf(place: Partial<Place>): string {
  const { view, organization, campaign, asOf, older, newer, by, query, sample } = { ...NOWHERE, ...place }
  const instant = (at: EpochSeconds | null) => (at === null ? null : toIso(at))
  const parts: [string, string | null][] = [
    ['view', view],
    ['organization', organization],
    ['campaign', campaign],
    ['as-of', instant(asOf)],
    ['older', instant(older)],
    ['newer', instant(newer)],
    ['by', by],
    ['query', query === '' ? null : query],
    ['sample', sample ? '1' : null],
  ]
  const written = parts.flatMap(([name, value]) => (value === null ? [] : [`${name}=${encoded(value)}`]))
  return `#${written.join('&')}`
}

/** Colons need no code in a fragment, and times are read more easily with them. */
function encoded(value: string): string {
  return encodeURIComponent(value).replaceAll('%3A', ':')
}
