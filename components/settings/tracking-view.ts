import {
  chosenColumn,
  sorted,
  SORT_COLUMNS,
  type SortColumn,
  type Sorting,
} from '@/components/campaign/sorting'
import type { CampaignView } from '@/lib/backend/views'

export const STATES = ['all', 'open', 'closed'] as const
export const DUES = ['any', 'overdue', 'at-risk', 'on-track', 'week', 'month'] as const

/** Which campaigns the overview shows, in which order. It stands in the address, so that a link or a reload shows the same. */
export interface TrackingView {
  state: (typeof STATES)[number]
  due: (typeof DUES)[number]
  /** Words that occur in the name, the organization or a manager's login. */
  text: string
  sorting: Sorting
}

/** What is due first stands first. */
export const FIRST_VIEW: TrackingView = {
  state: 'all',
  due: 'any',
  text: '',
  sorting: { column: 'due', descending: false },
}

/** Longer than any name of a campaign with its organization. */
const LONGEST = 200

/** Reads what stands after the `?` of `#tracking?state=open&sort=-due`. What means nothing is as if it did not stand there. */
export function trackingViewOf(hash: string): TrackingView {
  const [, query = ''] = hash.split(/\?(.*)/s)
  const given = new URLSearchParams(query)
  return {
    state: STATES.find((one) => one === given.get('state')) ?? FIRST_VIEW.state,
    due: DUES.find((one) => one === given.get('due')) ?? FIRST_VIEW.due,
    text: (given.get('text') ?? '').slice(0, LONGEST),
    sorting: sortingOf(given.get('sort')) ?? FIRST_VIEW.sorting,
  }
}

function sortingOf(text: string | null): Sorting | null {
  const column = SORT_COLUMNS.find((one) => one === text?.replace(/^-/, ''))
  return column ? { column, descending: text?.startsWith('-') ?? false } : null
}

/** The part of the address that says it, with its `?`; empty for the first view. */
export function writtenView({ state, due, text, sorting }: TrackingView): string {
  const written = new URLSearchParams()
  if (state !== FIRST_VIEW.state) written.set('state', state)
  if (due !== FIRST_VIEW.due) written.set('due', due)
  if (text !== '') written.set('text', text)
  const sort = sortText(sorting)
  if (sort !== sortText(FIRST_VIEW.sorting)) written.set('sort', sort)
  return written.size === 0 ? '' : `?${written.toString()}`
}

function sortText({ column, descending }: Sorting): string {
  return descending ? `-${column}` : column
}

/** The same view sorted by a column: once more turns it round. */
export function sortedBy(view: TrackingView, column: SortColumn): TrackingView {
  return { ...view, sorting: chosenColumn(view.sorting, column) }
}

/** The campaigns that a view shows, in its order. */
export function inView(campaigns: readonly CampaignView[], view: TrackingView): CampaignView[] {
  const words = view.text.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = campaigns.filter(
    (campaign) =>
      (view.state === 'all' || campaign.state === view.state) &&
      isDue(campaign, view.due) &&
      words.every((word) => wordsOf(campaign).includes(word)),
  )
  return sorted(shown, view.sorting)
}

function wordsOf({ name, organization, managers }: CampaignView): string {
  return [name, organization, ...managers].join('\n').toLowerCase()
}

/** Days count for campaigns that still have something to be closed. */
function isDue({ due }: CampaignView, wanted: TrackingView['due']): boolean {
  if (wanted === 'any') return true
  if (wanted !== 'week' && wanted !== 'month') return due.state === wanted
  if (due.state === 'closed' || due.state === 'complete') return false
  return due.daysLeft >= 0 && due.daysLeft <= (wanted === 'week' ? 7 : 30)
}
