import type { SharedFields } from '@/lib/campaigns/publication'

/** What two people may change each without the other: managers are one thing, and so are the state and when and by whom it came. */
export const MERGED_FIELDS = ['name', 'description', 'dueDate', 'managers', 'contactLink', 'state'] as const
export type MergedField = (typeof MERGED_FIELDS)[number]

export interface Merged {
  fields: SharedFields
  /** Fields that both changed, each to something else; `fields` has theirs. */
  conflicts: MergedField[]
}

/** Merges two changes of one campaign field by field: what only one of them changed is taken, whoever it was. */
export function mergeFields(base: SharedFields, mine: SharedFields, theirs: SharedFields): Merged {
  const conflicts: MergedField[] = []
  let fields = theirs
  for (const field of MERGED_FIELDS) {
    if (same(field, mine, base)) continue
    if (same(field, theirs, base)) fields = { ...fields, ...part(field, mine) }
    else if (!same(field, mine, theirs)) conflicts.push(field)
    // Both did the same. Of two who closed it, the first has.
    else if (field === 'state') fields = { ...fields, ...part(field, earlier(mine, theirs)) }
  }
  return { fields, conflicts }
}

/** The fields in which two versions differ. */
export function changedFields(before: SharedFields, after: SharedFields): MergedField[] {
  return MERGED_FIELDS.filter((field) => !same(field, before, after))
}

/** Whether nothing at all differs, the instant of closing included. */
export function sameFields(a: SharedFields, b: SharedFields): boolean {
  return changedFields(a, b).length === 0 && a.closedAt === b.closedAt && a.closedBy === b.closedBy
}

function same(field: MergedField, a: SharedFields, b: SharedFields): boolean {
  return field === 'managers' ? a.managers.join('\n') === b.managers.join('\n') : a[field] === b[field]
}

function part(field: MergedField, from: SharedFields): Partial<SharedFields> {
  if (field !== 'state') return { [field]: from[field] }
  const { state, closedAt, closedBy } = from
  return { state, closedAt, closedBy }
}

function earlier(a: SharedFields, b: SharedFields): SharedFields {
  const difference = (a.closedAt ?? 0) - (b.closedAt ?? 0)
  if (difference !== 0) return difference < 0 ? a : b
  return (a.closedBy ?? '') <= (b.closedBy ?? '') ? a : b
}
