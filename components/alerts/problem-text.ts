import type { FilterProblem } from '@/lib/alerts/filter/types'
import { t } from '@/lib/i18n'

/** Characters shown on each side of a wrong word in a long filter. */
const CONTEXT = 40

/** What is wrong, as a sentence. */
export function problemText(problem: FilterProblem): string {
  const values = { text: problem.text }
  if (problem.reason === 'data-missing' && problem.data)
    return t(`alerts.problem.data-missing.${problem.data}`, values)
  return t(`alerts.problem.${problem.reason}`, values)
}

/** The filter around the wrong word, with the word itself marked. */
export function parts(query: string, { from, to }: FilterProblem): { text: string; wrong: boolean }[] {
  const start = Math.max(0, from - CONTEXT)
  const end = Math.min(query.length, to + CONTEXT)
  const before = (start > 0 ? '…' : '') + query.slice(start, from)
  const after = query.slice(to, end) + (end < query.length ? '…' : '')
  return [
    { text: before, wrong: false },
    { text: query.slice(from, Math.max(to, from + 1)) || ' ', wrong: true },
    { text: to > from ? after : after.slice(1), wrong: false },
  ].filter((part) => part.text !== '')
}

/** The filter with the nearest right word in place of the wrong one. */
export function repaired(query: string, { from, to, suggestion }: FilterProblem): string {
  return query.slice(0, from) + (suggestion ?? '') + query.slice(to)
}
