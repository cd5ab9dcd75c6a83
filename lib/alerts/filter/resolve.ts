import { extended } from './extend'
import { nearest } from './nearest'
import { SORTS } from './order'
import { isBroken } from './parse'
import { FREE_TEXT } from './qualifiers'
import { allQualifiers, lacksData, qualifierOf } from './lookup'
import { resolveWord } from './resolve-word'
import { isUnsupported } from './unsupported'
import type { Condition } from './condition'
import type { Sort } from './order'
import type { ParsedFilter, Term, Word } from './parse'
import type { Qualifier } from './qualifier'
import type { Flaw, Matching } from './resolve-word'
import type { FilterOptions, FilterProblem } from './types'
import type { AlertIndex } from '@/lib/alerts/alert-index'

/** A filter whose words have been looked up. The conditions are of use only where there are no problems. */
export interface ResolvedFilter {
  /** Those of form and those of meaning, in the order of the text. */
  problems: FilterProblem[]
  /** By the qualifier's name; each free text has its own. */
  conditions: Map<string, Condition>
  sort: Sort
}

/** Looking for the nearest word takes time, and a text with more problems than this is no misspelling. */
const MAX_SUGGESTIONS = 20

/** Looks the words of a filter up in an index. */
export function resolveFilter(
  parsed: ParsedFilter,
  index: AlertIndex,
  options: FilterOptions,
): ResolvedFilter {
  const resolver = new Resolver(parsed, index, options)
  for (const term of parsed.terms) resolver.resolveTerm(term)
  const { problems, conditions, sort } = resolver
  return {
    problems: problems.sort((a, b) => a.from - b.from || a.to - b.to),
    conditions,
    sort: sort ?? SORTS[0],
  }
}

class Resolver {
  readonly problems: FilterProblem[]
  readonly conditions = new Map<string, Condition>()
  sort: Sort | null = null
  private readonly text: string
  private readonly index: AlertIndex
  private readonly options: FilterOptions

  constructor(parsed: ParsedFilter, index: AlertIndex, options: FilterOptions) {
    this.problems = [...parsed.problems]
    this.text = parsed.text
    this.index = index
    this.options = options
  }

  resolveTerm(term: Term): void {
    const qualifier = term.name === null ? FREE_TEXT : qualifierOf(term.name, this.index)
    if (!qualifier) return this.reportName(term.nameFrom, term.name ?? '')
    const { needs } = qualifier
    const values = term.words.map(({ value }) => value)
    if (needs && lacksData(qualifier, values, this.index)) {
      return this.report(term, { kind: 'flaw', reason: 'data-missing', data: needs, suggest: () => null })
    }
    if (term.negated && qualifier.kind === 'order') {
      const suggest = (): string => this.text.slice(term.nameFrom, term.to)
      return this.report(term, { kind: 'flaw', reason: 'not-negatable', suggest })
    }
    for (const word of term.words) {
      if (isBroken(word)) continue
      const meant = resolveWord(qualifier, word.value, this.index, this.options)
      if (meant.kind === 'flaw') this.report(word, meant)
      else if (meant.kind === 'sort') this.sortBy(meant.sort, word)
      else this.add(term, qualifier, meant)
    }
  }

  private add({ negated, from }: Term, { name }: Qualifier, meant: Matching): void {
    // Two free texts must both match, so each is a condition of its own.
    const key = name === '' ? `text ${from}` : name
    this.conditions.set(key, extended(this.conditions.get(key), meant, negated))
  }

  private sortBy(sort: Sort, word: Word): void {
    if (this.sort === null) this.sort = sort
    else this.report(word, { kind: 'flaw', reason: 'only-one', suggest: () => null })
  }

  private reportName(from: number, name: string): void {
    const place = { from, to: from + name.length }
    if (isUnsupported(name))
      return this.report(place, { kind: 'flaw', reason: 'not-supported', suggest: () => null })
    const names = allQualifiers(this.index).map((qualifier) => qualifier.name)
    this.report(place, { kind: 'flaw', reason: 'unknown-qualifier', suggest: () => nearest(name, names) })
  }

  private report({ from, to }: { from: number; to: number }, { reason, suggest, data }: Flaw): void {
    const suggestion = this.problems.length < MAX_SUGGESTIONS ? suggest() : null
    const problem = { from, to, text: this.text.slice(from, to), reason, suggestion }
    this.problems.push(data ? { ...problem, data } : problem)
  }
}
