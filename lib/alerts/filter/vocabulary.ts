import type { AlertColumns } from '@/lib/alerts/alert-columns'
import type { AlertIndex, Place } from '@/lib/alerts/alert-index'
import type { Repository } from '@/lib/alerts/organization'
import type { Rule } from '@/lib/alerts/alert'

/** A word that a qualifier knows, and the entries of the column's dictionary for which it stands. */
export interface VocabularyWord {
  value: string
  /** What stands beside it in a list, for example a rule's description. */
  note: string | null
  members: Set<number>
}

/** All words of a qualifier. Matching a word means that the column's value is one of its members. */
export interface Vocabulary {
  column: keyof AlertColumns
  /** By the word in lower case. */
  words: ReadonlyMap<string, VocabularyWord>
  /** Other spellings that are understood, but not offered. */
  also: ReadonlyMap<string, VocabularyWord>
}

/** That one word, as spelt, stands for one entry of the column. */
export interface Meaning {
  value: string
  member: number
  note?: string
  also?: string
}

/** Collects meanings. `order` are words that are there in any case, in the order in which they are offered. */
export function collect(
  column: keyof AlertColumns,
  meanings: Iterable<Meaning>,
  order: readonly string[] = [],
): Vocabulary {
  const words = new Map<string, VocabularyWord>()
  const also = new Map<string, VocabularyWord>()
  for (const value of order) wordOf(words, value)
  for (const { value, member, note, also: spelling } of meanings) {
    if (value === '') continue
    const word = wordOf(words, value)
    word.note ??= note ?? null
    word.members.add(member)
    if (spelling) wordOf(also, spelling).members.add(member)
  }
  return { column, words, also }
}

/** The vocabulary of a list of codes: each word stands for its position. */
export function codes(column: keyof AlertColumns, values: readonly string[]): Vocabulary {
  return collect(
    column,
    values.map((value, member) => ({ value, member })),
  )
}

/** Words of rules. */
export function ofRules(
  index: AlertIndex,
  valuesOf: (rule: Rule) => readonly Omit<Meaning, 'member'>[],
): Vocabulary {
  const meanings = index.rules.flatMap((rule, member) => valuesOf(rule).map((word) => ({ ...word, member })))
  return collect('rule', meanings)
}

/** Words of repositories. What GitHub did not list has none, so only a negated word matches it. */
export function ofRepositories(
  index: AlertIndex,
  valuesOf: (repository: Repository, place: Place) => readonly Omit<Meaning, 'member'>[],
  order: readonly string[] = [],
): Vocabulary {
  const meanings = index.places.flatMap((place, member) =>
    place.repository ? valuesOf(place.repository, place).map((word) => ({ ...word, member })) : [],
  )
  return collect('repository', meanings, order)
}

/** The word of these that is spelt so, whatever the case; a new one, if there is none yet. */
export function wordOf(words: Map<string, VocabularyWord>, value: string): VocabularyWord {
  const key = value.toLowerCase()
  const known = words.get(key)
  if (known) return known
  const word: VocabularyWord = { value, note: null, members: new Set() }
  words.set(key, word)
  return word
}
