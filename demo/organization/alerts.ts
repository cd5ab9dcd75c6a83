import { chooseOnboarding, createLife } from './history.ts'
import { composeMessage } from './messages.ts'
import type { Alert, Person, Repository } from './model.ts'
import { chooseInfrastructurePlace, choosePlace } from './paths.ts'
import { COPILOT } from './people.ts'
import type { Random } from './random.ts'
import { CODEQL, ruleChooser, TRIVY, TRIVY_RULES } from './rules.ts'

/**
 * Spreads `count` alerts over the repositories with code, few in most and many in some, and numbers them in each
 * repository in the order of their creation, as GitHub does.
 */
export function createAlerts(
  random: Random,
  repositories: readonly Repository[],
  people: readonly Person[],
  count: number,
  now: number,
): void {
  const scanned = repositories.filter((repository) => repository.language !== null && random.chance(0.97))
  const weights = scanned.map((repository) => (repository.archived ? 0.3 : 1) * Math.exp(random.next() * 3))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let left = count
  for (const [index, repository] of scanned.entries()) {
    const last = index === scanned.length - 1
    const share = last ? left : Math.min(left, Math.round(((weights[index] ?? 0) / total) * count))
    left -= share
    fillRepository(random, repository, people, share, now)
  }
}

function fillRepository(
  random: Random,
  repository: Repository,
  people: readonly Person[],
  count: number,
  now: number,
) {
  const chooseRule = ruleChooser(repository.language ?? 'JavaScript', random)
  const onboarding = Math.max(repository.createdAt, chooseOnboarding(random, now))
  const usesTrivy = random.chance(0.2)
  const committers = random.sample(people, 6)
  const alerts: Alert[] = []
  for (let made = 0; made < count; made++) {
    const infrastructure = usesTrivy && random.chance(0.12)
    const rule = infrastructure ? random.pick(TRIVY_RULES) : chooseRule(random)
    const place = infrastructure ? chooseInfrastructurePlace(random) : choosePlace(random, repository)
    const line = infrastructure ? 1 : random.int(8, 620)
    const column = infrastructure ? 1 : random.int(5, 40)
    const life = createLife(
      random,
      { rule, classifications: place.classifications, people: committers },
      onboarding,
      now,
    )
    alerts.push({
      repository,
      number: 0,
      rule,
      tool: infrastructure ? TRIVY : CODEQL,
      ...life,
      path: place.path,
      line,
      endLine: random.chance(0.85) ? line : line + random.int(1, 3),
      column,
      endColumn: column + random.int(6, 48),
      message: composeMessage(random, rule),
      classifications: place.classifications,
      assignees: life.state === 'open' && random.chance(0.05) ? [assignee(random, committers)] : [],
      commit: random.sha(),
    })
  }
  alerts.sort((left, right) => left.createdAt - right.createdAt)
  for (const [index, alert] of alerts.entries()) alert.number = index + 1
  repository.alerts = alerts
}

function assignee(random: Random, people: readonly Person[]): Person {
  return random.chance(0.25) ? COPILOT : random.pick(people)
}
