import { CLASSIFICATIONS, KINDS, SEVERITIES, STATES } from '@/lib/alerts/alert'
import { RESOLUTION } from '@/lib/alerts/alert-columns'
import type { Span } from './comparison'
import type { AlertColumns } from '@/lib/alerts/alert-columns'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/**
 * What all terms of one qualifier ask together: any of the positive ones (where there are some), none of the negated ones.
 * Masks have 1 for each entry of the column's dictionary, so that each different value is asked once and not each alert.
 * Where that question takes time it is a test, which is put last and only to the entries of the alerts that are left.
 */
export type Condition = EntryCondition | TestCondition | SpanCondition

export interface EntryCondition {
  kind: 'entries'
  column: keyof AlertColumns
  /** Null: not asked. */
  anyOf: Uint8Array | null
  noneOf: Uint8Array | null
  unknown?: UnknownEntries
}

export interface TestCondition {
  kind: 'tests'
  column: keyof AlertColumns
  anyOf: EntryTest[]
  noneOf: EntryTest[]
  unknown?: UnknownEntries
}

/** 1 for each entry of the column of which it is not known whether it matches; absent where all can be judged. */
export type UnknownEntries = Uint8Array

export interface SpanCondition {
  kind: 'spans'
  column: 'createdAt' | 'updatedAt'
  anyOf: Span[]
  noneOf: Span[]
}

/** Whether an entry of a column's dictionary matches. */
export type EntryTest = (entry: number) => boolean

/** How many entries the dictionary of a column has. */
export function entryCount(index: AlertIndex, column: keyof AlertColumns): number {
  const counts: Record<keyof AlertColumns, number> = {
    row: index.size,
    repository: index.places.length,
    rule: index.rules.length,
    tool: index.tools.length,
    path: index.paths.length,
    reason: index.reasons.length + 1,
    resolution: RESOLUTION.dismissed + index.reasons.length + 1,
    assignees: index.assignees.length,
    state: STATES.length,
    severity: SEVERITIES.length,
    kind: KINDS.length,
    classifications: 1 << CLASSIFICATIONS.length,
    autofix: 2,
  }
  return counts[column]
}
