import type { Alert, Organization, Person, Repository } from './model.ts'
import { AUTOFIX_BOT, COPILOT } from './people.ts'
import { pullRequest } from './pull-request.ts'
import type { Random } from './random.ts'

const DAY = 86_400_000

/**
 * Work that is under way: for some open alerts a branch `alert-autofix-N` (the name that GitHub gives it), for some
 * of these a pull request, a few of which wait for long or are merged while the alert is still open.
 */
export function createBranches(
  random: Random,
  organization: Organization,
  people: readonly Person[],
  now: number,
): void {
  for (const repository of organization.repositories) {
    repository.branches.push({ name: repository.defaultBranch, sha: random.sha() })
    if (repository.language === null || repository.archived) continue
    for (let extra = random.int(0, 3); extra > 0; extra--) {
      const name = random.pick([
        'develop',
        'release/2026.11',
        'dependabot/bump',
        'spike/new-build',
        'docs/readme',
      ])
      if (!repository.branches.some((branch) => branch.name === name)) {
        repository.branches.push({ name, sha: random.sha() })
      }
    }
    const candidates = repository.alerts.filter((alert) => alert.state === 'open' && alert.rule.autofix)
    for (const alert of candidates) {
      const started = random.chance(alert.assignees.includes(COPILOT) ? 0.8 : 0.04)
      if (started) startWork(random, repository, alert, people, now)
    }
  }
}

function startWork(
  random: Random,
  repository: Repository,
  alert: Alert,
  people: readonly Person[],
  now: number,
): void {
  const name = `alert-autofix-${alert.number}`
  const sha = random.sha()
  const merged = random.chance(0.08)
  if (!merged) repository.branches.push({ name, sha })
  if (!merged && random.chance(0.35)) return
  const createdAt = Math.max(alert.createdAt, now - random.int(1, random.chance(0.3) ? 90 : 14) * DAY)
  const byCopilot = alert.assignees.includes(COPILOT)
  const author = byCopilot ? COPILOT : random.chance(0.4) ? AUTOFIX_BOT : random.pick(people)
  const mergedAt = merged ? createdAt + Math.floor((now - createdAt) / 2000) * 1000 : null
  const made = repository.pullRequests.length
  repository.pullRequests.push(
    pullRequest([alert], {
      id: repository.id * 10 + made,
      number: 100 + made * 3 + (repository.id % 40),
      branch: name,
      sha,
      base: repository.defaultBranch,
      baseSha: repository.branches[0]?.sha ?? sha,
      author,
      draft: !merged && random.chance(0.4),
      state: merged ? 'closed' : 'open',
      createdAt,
      updatedAt: mergedAt ?? createdAt,
      closedAt: mergedAt,
      closedBy: merged ? author : null,
      mergedAt,
    }),
  )
}
