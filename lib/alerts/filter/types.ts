import type { AlertKind } from '@/lib/alerts/alert'
import type { MissingData } from '@/lib/alerts/gaps'
import type { EpochSeconds } from '@/lib/time'

/** What is wrong with a filter, and where: `from` and `to` are offsets into its text (UTF-16 units). */
export interface FilterProblem {
  from: number
  to: number
  /** The word as typed. */
  text: string
  reason:
    | 'unknown-qualifier'
    | 'unknown-value'
    | 'missing-value'
    | 'unclosed-quote'
    | 'bad-date'
    | 'bad-comparison'
    | 'not-negatable'
    | 'too-long'
    | 'stray-comma'
    | 'nothing-to-negate'
    /** A second word where only one has a meaning, as in `sort:`. */
    | 'only-one'
    /** The qualifier is known, but the token could not read what it needs (teams, custom properties). */
    | 'data-missing'
    /** A qualifier of GitHub's that Muster cannot evaluate. */
    | 'not-supported'
  /** The nearest text that would be right between `from` and `to`. */
  suggestion: string | null
  /** With `data-missing`: what is missing. Its sentence is `alerts.problem.data-missing.DATA`. */
  data?: FilterData
}

/** Data that a qualifier may need and that may not be there. */
export type FilterData = keyof MissingData | 'login' | 'campaigns'

/** One completion: `insert` replaces the text between `from` and `to`. */
export interface Suggestion {
  insert: string
  label: string
  /** What stands beside it in small print, for example a rule's description. */
  note: string | null
  /** Alerts that match it; null for qualifiers. */
  count: number | null
}

export interface Suggestions {
  from: number
  to: number
  options: Suggestion[]
}

/** What a filter is evaluated against, besides the index. */
export interface FilterOptions {
  /** For `age:`. */
  now: EpochSeconds
  /** The login behind `assignee:@me`. */
  me?: string
  /** The campaigns behind `campaign:`. */
  campaigns?: readonly FilterCampaign[]
  /** Only these rows of the index, for example those of one campaign. */
  rows?: Uint32Array
}

/** A campaign as the filter sees it: `campaign:NAME` or `campaign:ID` stands for its alerts. */
export interface FilterCampaign {
  id: string
  name: string
  alerts: readonly { repositoryId: number; kind: AlertKind; numbers: readonly number[] }[]
}
