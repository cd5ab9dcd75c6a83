import { commitAutofix } from './autofix-commit.ts'
import { headOf } from './git-history.ts'
import type { Alert, Person } from './model.ts'
import { COPILOT } from './people.ts'
import type { PullRequest } from './thread-model.ts'
import type { World } from './world.ts'

/**
 * What Copilot does when an open alert is assigned to it: a branch with a fix and a draft pull request that asks whoever
 * assigned it for a review, here at once and at GitHub after some minutes. Null when there is nothing to do, because it
 * is at work on this alert already or the alert is closed.
 */
export function letCopilotFix(world: World, alert: Alert, by: Person): PullRequest | null {
  const { repository, number } = alert
  const head = headOf(repository)
  const works = repository.pullRequests.some(
    (pull) => pull.author === COPILOT && pull.state === 'open' && pull.alerts.includes(number),
  )
  if (alert.state !== 'open' || works || !head) return null
  const name = `${repository.owner.login}/${repository.name}`
  const branch = freeName(alert)
  world.createBranch(name, branch, head.sha)
  commitAutofix(world, alert, branch, COPILOT)
  const pull = world.createPullRequest(name, number, branch, { author: COPILOT, draft: true })
  pull.assignees = [COPILOT, by]
  return world.requestReviews(name, pull.number, [by])
}

/** Not named as a branch from the alert's page is: only its pull request tells what it is for. */
function freeName({ repository, number }: Alert): string {
  const taken = new Set(repository.branches.map((branch) => branch.name))
  const name = `copilot/fix-code-scanning-alert-${number}`
  let free = name
  for (let next = 2; taken.has(free); next++) free = `${name}-${next}`
  return free
}
