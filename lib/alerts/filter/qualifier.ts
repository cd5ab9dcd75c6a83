import type { AlertColumns } from '@/lib/alerts/alert-columns'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { MissingData } from '@/lib/alerts/gaps'
import type { Reading } from './comparison'
import type { Unknown } from './knowledge'
import type { FilterData, FilterOptions } from './types'
import type { Vocabulary } from './vocabulary'
import type { MessageKey } from '@/lib/i18n'
import type { EpochSeconds } from '@/lib/time'

/** Everything that Muster knows of one qualifier. */
export type Qualifier = WordsQualifier | PatternQualifier | SpanQualifier | OrderQualifier

interface Common {
  name: string
  /** What it does, in small print beside its name. */
  help: MessageKey
  /** What must have been read before it can be evaluated. */
  needs?: keyof MissingData
  /** Which repositories it cannot judge by this value; absent: it asks nothing of them, or nothing that could be unknown. */
  unknown?: (index: AlertIndex, value: string) => Unknown
}

/** Why a value that could be right cannot be evaluated. */
export type Refusal = { reason: 'not-supported' } | { reason: 'data-missing'; data: FilterData }

/** Its values are words of a vocabulary. */
export interface WordsQualifier extends Common {
  kind: 'words'
  vocabulary: (index: AlertIndex, options: FilterOptions) => Vocabulary
  /** How its words are offered: as the vocabulary orders them, or those of most alerts first. */
  offer: 'as-listed' | 'most-frequent'
  /** The word that a value means, where that is not the value itself. */
  wordFor?: (value: string, options: FilterOptions) => string
  /** Whether a value is right although the vocabulary lacks it: it matches nothing and is not misspelt. */
  isRight?: (value: string) => boolean
  refuses?: (value: string, options: FilterOptions, index: AlertIndex) => Refusal | null
  /** What was probably meant, tried before the nearest word. */
  respell?: (value: string) => string | null
}

/** Its values are texts to look for. */
interface PatternQualifier extends Common {
  kind: 'pattern'
  column: keyof AlertColumns
  /** Whether an entry of the column's dictionary matches. */
  matches: (index: AlertIndex, value: string) => (entry: number) => boolean
  /** Values that are worth offering. */
  vocabulary: (index: AlertIndex) => Vocabulary
}

/** Its values are dates or ages. */
export interface SpanQualifier extends Common {
  kind: 'span'
  column: 'createdAt' | 'updatedAt'
  read: (value: string, now: EpochSeconds) => Reading
  examples: (now: EpochSeconds) => readonly string[]
}

/** It says how the result is sorted, and cannot be negated or repeated. */
export interface OrderQualifier extends Common {
  kind: 'order'
}
