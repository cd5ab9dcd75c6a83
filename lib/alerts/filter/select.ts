import { entryCount } from './condition'
import type { Condition, EntryCondition, SpanCondition, TestCondition } from './condition'
import type { Span } from './comparison'
import type { AlertColumns } from '@/lib/alerts/alert-columns'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** The rows among `candidates` that meet every condition, in the same order. `candidates` stays as it is. */
export function select(
  index: AlertIndex,
  conditions: Iterable<Condition>,
  candidates: Uint32Array,
): Uint32Array {
  const rows = candidates.slice()
  let count = rows.length
  const spans: SpanCondition[] = []
  const tests: TestCondition[] = []
  const masks = new Map<keyof AlertColumns, Uint8Array>()
  for (const condition of conditions) {
    if (condition.kind === 'spans') spans.push(condition)
    else if (condition.kind === 'tests') tests.push(condition)
    else
      masks.set(
        condition.column,
        narrow(masks.get(condition.column), condition, entryCount(index, condition.column)),
      )
  }
  for (const [column, mask] of masks) count = keepEntries(rows, count, index.columns[column], mask)
  for (const condition of spans) count = keepSpans(rows, count, index.numbers[condition.column], condition)
  for (const condition of tests) {
    const answers = new Uint8Array(entryCount(index, condition.column))
    count = keepTested(rows, count, index.columns[condition.column], condition, answers)
  }
  return rows.slice(0, count)
}

/** Several qualifiers may ask about the same column, as `repo`, `team` and `topic` do: their masks become one. */
function narrow(mask: Uint8Array | undefined, condition: EntryCondition, entries: number): Uint8Array {
  const { anyOf, noneOf } = condition
  const narrowed = mask ?? new Uint8Array(entries).fill(1)
  for (let i = 0; i < entries; i++) if ((anyOf && !anyOf[i]) || noneOf?.[i]) narrowed[i] = 0
  return narrowed
}

function keepEntries(
  rows: Uint32Array,
  count: number,
  column: Uint32Array | Uint8Array,
  mask: Uint8Array,
): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i] ?? 0
    if (mask[column[row] ?? 0] === 1) rows[kept++] = row
  }
  return kept
}

function keepSpans(
  rows: Uint32Array,
  count: number,
  column: Uint32Array,
  { anyOf, noneOf }: SpanCondition,
): number {
  let kept = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i] ?? 0
    const instant = column[row] ?? 0
    const within = (span: Span): boolean => instant >= span.from && instant <= span.to
    if ((anyOf.length === 0 || anyOf.some(within)) && !noneOf.some(within)) rows[kept++] = row
  }
  return kept
}

const NO = 1
const YES = 2

/** `answers` has a place for each entry, all zero: each is asked at most once. */
function keepTested(
  rows: Uint32Array,
  count: number,
  column: Uint32Array | Uint8Array,
  { anyOf, noneOf }: TestCondition,
  answers: Uint8Array,
): number {
  const matches = (entry: number): boolean =>
    (anyOf.length === 0 || anyOf.some((test) => test(entry))) && !noneOf.some((test) => test(entry))
  let kept = 0
  for (let i = 0; i < count; i++) {
    const row = rows[i] ?? 0
    const entry = column[row] ?? 0
    if (!answers[entry]) answers[entry] = matches(entry) ? YES : NO
    if (answers[entry] === YES) rows[kept++] = row
  }
  return kept
}
