import type { FilterProblem } from '@/lib/alerts/filter/types'
import type { UnjudgedAlerts } from '@/lib/backend/views'

/** Whether the number of what a filter found says something: none is no answer where it could not judge all. */
export function isCounted(page: {
  problems: readonly FilterProblem[]
  total: number
  unjudged?: UnjudgedAlerts
}): boolean {
  return page.problems.length === 0 && (page.total > 0 || page.unjudged === undefined)
}
