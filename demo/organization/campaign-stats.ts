import type { Campaign } from './campaign-model.ts'
import { commitsAhead, findBranch } from './git-history.ts'
import type { Organization, Repository } from './model.ts'

export interface CampaignStats {
  open: number
  closed: number
  inProgress: number
}

/**
 * How far a campaign is, by the present states of its alerts. Those in progress are open too: GitHub does not say
 * whether it counts them among the open ones (its sample has 10 open, 3 closed, 3 in progress). Alerts of repositories
 * that left the organization are counted nowhere.
 */
export function campaignStats(organization: Organization, campaign: Campaign): CampaignStats {
  const here = new Set(organization.repositories)
  const worked = new Map<Repository, Set<number>>()
  const stats = { open: 0, closed: 0, inProgress: 0 }
  for (const { repository, number, state } of campaign.alerts) {
    if (!here.has(repository)) continue
    if (state !== 'open') {
      stats.closed += 1
      continue
    }
    const numbers = worked.get(repository) ?? alertsInWork(repository)
    worked.set(repository, numbers)
    stats.open += 1
    if (numbers.has(number)) stats.inProgress += 1
  }
  return stats
}

/** Numbers of the alerts that a branch is named for, a branch has a fix of, or a pull request is linked to. */
function alertsInWork(repository: Repository): Set<number> {
  const { branches, commits, pullRequests, defaultBranch } = repository
  const base = findBranch(repository, defaultBranch)?.sha ?? ''
  const pushed = branches.filter((branch) => branch.sha !== base && commits.has(branch.sha))
  const fixes = pushed.flatMap((branch) => commitsAhead(repository, branch.sha, base))
  const named = branches.map((branch) => /^alert-autofix-(\d+)(\.\d+)?$/.exec(branch.name)?.[1])
  const alive = pullRequests.filter((pull) => pull.state === 'open' || pull.mergedAt !== null)
  return new Set([
    ...named.map(Number),
    ...fixes.map((commit) => Number(commit.autofixOf)),
    ...alive.flatMap((pull) => pull.alerts),
  ])
}
