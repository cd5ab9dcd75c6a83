import type { Condition, EntryCondition, SpanCondition, TestCondition } from './condition'
import type { Matching } from './resolve-word'

/** The condition of a qualifier with one word more. `known`, its condition so far, may be changed. */
export function extended(known: Condition | undefined, meant: Matching, negated: boolean): Condition {
  const condition = withWord(known, meant, negated)
  if (meant.kind === 'span' || condition.kind === 'spans' || !meant.unknown) return condition
  return { ...condition, unknown: union(condition.unknown?.slice() ?? null, meant.unknown) }
}

function withWord(known: Condition | undefined, meant: Matching, negated: boolean): Condition {
  switch (meant.kind) {
    case 'entries': {
      const condition: EntryCondition =
        known?.kind === 'entries'
          ? known
          : { kind: 'entries', column: meant.column, anyOf: null, noneOf: null }
      if (negated) condition.noneOf = union(condition.noneOf, meant.mask)
      else condition.anyOf = union(condition.anyOf, meant.mask)
      return condition
    }
    case 'test': {
      const condition: TestCondition =
        known?.kind === 'tests' ? known : { kind: 'tests', column: meant.column, anyOf: [], noneOf: [] }
      condition[negated ? 'noneOf' : 'anyOf'].push(meant.test)
      return condition
    }
    case 'span': {
      const condition: SpanCondition =
        known?.kind === 'spans' ? known : { kind: 'spans', column: meant.column, anyOf: [], noneOf: [] }
      condition[negated ? 'noneOf' : 'anyOf'].push(meant.span)
      return condition
    }
  }
}

/** The condition without its positive words. */
export function withoutPositive(condition: Condition): Condition {
  return condition.kind === 'entries' ? { ...condition, anyOf: null } : { ...condition, anyOf: [] }
}

/** Adds `more` to `mask`, which is changed. */
function union(mask: Uint8Array | null, more: Uint8Array): Uint8Array {
  if (mask === null) return more
  for (let i = 0; i < more.length; i++) if (more[i]) mask[i] = 1
  return mask
}
