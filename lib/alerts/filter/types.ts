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
    /** The qualifier is known, but the token could not read what it needs (teams, custom properties). */
    | 'data-missing'
    /** A qualifier of GitHub's that Muster cannot evaluate. */
    | 'not-supported'
  /** The nearest word that would be right. */
  suggestion: string | null
}

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
