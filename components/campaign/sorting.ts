import type { CampaignView } from '@/lib/backend/views'
import { closed } from '@/lib/tracking/progress'

/** Columns by which a list of campaigns can be sorted. */
export const SORT_COLUMNS = ['name', 'alerts', 'progress', 'due', 'created'] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export interface Sorting {
  column: SortColumn
  descending: boolean
}

/** As GitHub lists them: the newest first. */
export const NEWEST_FIRST: Sorting = { column: 'created', descending: true }

const names = new Intl.Collator('en', { sensitivity: 'base', numeric: true })
const share = ({ progress }: CampaignView) => (progress.total === 0 ? -1 : closed(progress) / progress.total)

const COMPARE: Record<SortColumn, (a: CampaignView, b: CampaignView) => number> = {
  name: (a, b) => names.compare(a.name, b.name),
  alerts: (a, b) => a.progress.total - b.progress.total,
  progress: (a, b) => share(a) - share(b),
  due: (a, b) => (a.dueDate < b.dueDate ? -1 : Number(a.dueDate > b.dueDate)),
  created: (a, b) => a.createdAt - b.createdAt,
}

/** The campaigns in this order; those that are equal in it by their id, so that they never change places. */
export function sorted(campaigns: readonly CampaignView[], { column, descending }: Sorting): CampaignView[] {
  const sign = descending ? -1 : 1
  return campaigns.toSorted(
    (a, b) => sign * COMPARE[column](a, b) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  )
}

/** What comes of choosing a column: the same one turns round; of another one what people look for first stands first. */
export function chosenColumn(now: Sorting, column: SortColumn): Sorting {
  if (now.column === column) return { column, descending: !now.descending }
  return { column, descending: column === 'alerts' || column === 'created' || column === 'progress' }
}

/** The text that `sortingOf` reads. */
export function writtenSorting({ column, descending }: Sorting): string {
  return `${column} ${descending ? 'descending' : 'ascending'}`
}

/** A remembered order; null for anything else. */
export function sortingOf(text: string | null): Sorting | null {
  const [name, direction, ...rest] = text?.split(' ') ?? []
  const column = SORT_COLUMNS.find((each) => each === name)
  if (!column || rest.length > 0 || (direction !== 'descending' && direction !== 'ascending')) return null
  return { column, descending: direction === 'descending' }
}
