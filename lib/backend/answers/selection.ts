import { filterOptions, type Observed } from './observed'
import { unjudgedIn } from './unjudged'
import type { SelectionSize } from '../views'
import { STATES } from '@/lib/alerts/alert'
import { evaluate } from '@/lib/alerts/filter/evaluate'
import type { FilterProblem } from '@/lib/alerts/filter/types'
import type { Unjudged } from '@/lib/alerts/filter/unjudged'
import type { CampaignLimits } from '@/lib/campaigns/limits'
import { chooseAlerts, isBig, type Candidate } from '@/lib/campaigns/selection'

const OPEN = STATES.indexOf('open')

interface Candidates {
  problems: FilterProblem[]
  candidates: Candidate[]
  /** Open ones of which it is not known whether the filter means them. */
  unjudged?: Unjudged
}

/** A filter's alerts that may join a campaign: the open ones, whatever else the filter asks for. */
export function candidates(observed: Observed, query: string): Candidates {
  const { problems, rows, unjudged } = evaluate(query, observed.index, filterOptions(observed))
  const isOpen = (row: number) => observed.index.columns.state[row] === OPEN
  const found: Candidate[] = []
  for (const row of rows) {
    if (!isOpen(row)) continue
    const identity = observed.index.identity(row)
    const pushedAt = observed.index.repositoryOf(row)?.pushedAt ?? null
    found.push({ ...identity, pushedAt })
  }
  return {
    problems,
    candidates: found,
    ...(unjudged && { unjudged: { ...unjudged, rows: unjudged.rows.filter(isOpen) } }),
  }
}

/** How a filter's open alerts fit the limits of a campaign. */
export function sizeOf(observed: Observed, query: string, limits: CampaignLimits): SelectionSize {
  const { problems, candidates: found, unjudged } = candidates(observed, query)
  const alerts = found.length
  const choice = chooseAlerts(found, limits)
  const repositories = choice.repositories.length
  const names = new Map(observed.index.repositories.map(({ id, fullName }) => [id, fullName]))
  return {
    problems,
    alerts,
    repositories,
    ...unjudgedIn(observed, unjudged),
    big: isBig(alerts, repositories, limits),
    kept: choice.kept,
    preview: choice.repositories.map(({ repositoryId, alerts, kept }) => ({
      repository: names.get(repositoryId) ?? null,
      alerts,
      kept,
    })),
  }
}
