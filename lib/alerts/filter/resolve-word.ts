import { entryCount } from './condition'
import type { EntryTest } from './condition'
import { nearest } from './nearest'
import { SORTS } from './order'
import { quote } from './quote'
import type { Span } from './comparison'
import type { Sort } from './order'
import type { Qualifier, WordsQualifier } from './qualifier'
import type { FilterData, FilterOptions, FilterProblem } from './types'
import type { VocabularyWord } from './vocabulary'
import type { AlertColumns } from '@/lib/alerts/alert-columns'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** Why a word means nothing. The suggestion is looked for only when somebody wants it: that takes time. */
export interface Flaw {
  kind: 'flaw'
  reason: FilterProblem['reason']
  suggest: () => string | null
  data?: FilterData
}

/** What one word of a qualifier asks for. */
export type Meant = Matching | { kind: 'sort'; sort: Sort } | Flaw

/** Which alerts a word asks for. */
export type Matching =
  | { kind: 'entries'; column: keyof AlertColumns; mask: Uint8Array; unknown?: Uint8Array }
  | { kind: 'test'; column: keyof AlertColumns; test: EntryTest; unknown?: Uint8Array }
  | { kind: 'span'; column: 'createdAt' | 'updatedAt'; span: Span }

/** Looks one word of a qualifier up. */
export function resolveWord(
  qualifier: Qualifier,
  value: string,
  index: AlertIndex,
  options: FilterOptions,
): Meant {
  switch (qualifier.kind) {
    case 'pattern': {
      const test = qualifier.matches(index, value)
      return { kind: 'test', column: qualifier.column, test, ...unknownTo(qualifier, value, index) }
    }
    case 'span': {
      const reading = qualifier.read(value, options.now)
      if (reading.ok) return { kind: 'span', column: qualifier.column, span: reading.span }
      return { kind: 'flaw', reason: reading.reason, suggest: () => reading.suggestion }
    }
    case 'order': {
      const sort = SORTS.find((known) => known === value.toLowerCase())
      return sort ? { kind: 'sort', sort } : unknownValue(value, SORTS)
    }
    case 'words':
      return resolveVocabulary(qualifier, value, index, options)
  }
}

/** The places that the qualifier cannot judge by this value. */
function unknownTo({ unknown }: Qualifier, value: string, index: AlertIndex): { unknown?: Uint8Array } {
  const places = unknown?.(index, value).places
  return places ? { unknown: places } : {}
}

/** The entries for which a word of a vocabulary stands, as a mask. */
function maskOf(index: AlertIndex, column: keyof AlertColumns, word: VocabularyWord | undefined): Uint8Array {
  const mask = new Uint8Array(entryCount(index, column))
  for (const member of word?.members ?? []) mask[member] = 1
  return mask
}

function resolveVocabulary(
  qualifier: WordsQualifier,
  value: string,
  index: AlertIndex,
  options: FilterOptions,
): Meant {
  const refusal = qualifier.refuses?.(value, options, index)
  if (refusal) return { kind: 'flaw', suggest: () => null, ...refusal }
  const { column, words, also } = qualifier.vocabulary(index, options)
  const key = (qualifier.wordFor?.(value, options) ?? value).toLowerCase()
  const word = words.get(key) ?? also.get(key)
  if (word || qualifier.isRight?.(value))
    return {
      kind: 'entries',
      column,
      mask: maskOf(index, column, word),
      ...unknownTo(qualifier, value, index),
    }
  const respelt = qualifier.respell?.(value)
  const candidates = respelt ? [respelt] : Array.from(words.values(), (known) => known.value)
  return unknownValue(respelt ?? value, candidates)
}

function unknownValue(value: string, candidates: readonly string[]): Flaw {
  const suggest = (): string | null => {
    const near = nearest(value, candidates)
    return near === null ? null : quote(near)
  }
  return { kind: 'flaw', reason: 'unknown-value', suggest }
}
