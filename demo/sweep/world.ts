import { createWorld, ORGANIZATION } from '../organization/create-world.ts'
import type { Alert, Repository } from '../organization/model.ts'
import { COPILOT } from '../organization/people.ts'
import type { World } from '../organization/world.ts'

/** Filters that select exactly so many alerts; the last one more than a campaign may hold, of which 1000 are kept. */
export const FILTERS = {
  none: 'is:open severity:critical created:<2001-01-01',
  one: 'is:open topic:last-one',
  twelve: 'is:open topic:pilot',
  many: 'is:open autofilter:true autofix:supported severity:critical',
} as const

const DAY = 86_400_000
/** How the twelve lie: in three repositories. */
const SHARES = [7, 3, 2]

/** Its clock can be put ahead. */
export interface SweepWorld {
  world: World
  passDays(days: number): void
}

/** The local GitHub whose alerts make campaigns of 1, 12 and 1000. */
export function createSweepWorld(): SweepWorld {
  let ahead = 0
  const world = createWorld({ now: Date.now(), clock: () => Date.now() + ahead })
  const candidates = repositoriesOf(world).filter(
    (repository) => !repository.archived && openAlerts(repository).length >= 8,
  )
  for (const [index, share] of SHARES.entries()) keepOpen(world, candidates[index * 5], 'pilot', share)
  keepOpen(world, candidates[3], 'last-one', 1)
  return {
    world,
    passDays(days) {
      ahead += days * DAY
    },
  }
}

/** What people did meanwhile: of the twelve some are fixed, dismissed, under way; of the critical ones every sixth is fixed. */
export function letPeopleWork(world: World): void {
  const twelve = repositoriesOf(world)
    .filter(({ topics }) => topics.includes('pilot'))
    .flatMap(openAlerts)
  const acts: ((name: string, number: number) => void)[] = [
    (name, number) => world.fixAlert(name, number),
    (name, number) => world.createBranch(name, `alert-autofix-${number}`),
    (name, number) => world.dismissAlert(name, number, 'used in tests'),
    (name, number) => {
      const branch = `alert-autofix-${number}`
      world.createBranch(name, branch)
      world.createPullRequest(name, number, branch)
    },
    (name, number) => world.fixAlert(name, number),
    (name, number) => world.assignAlert(name, number, [COPILOT]),
    (name, number) => world.fixAlert(name, number),
  ]
  for (const [index, act] of acts.entries()) {
    const alert = twelve[index]
    if (alert) act(nameOf(alert.repository), alert.number)
  }
  const critical = repositoriesOf(world)
    .filter(({ archived, topics }) => !archived && !topics.includes('pilot'))
    .flatMap(openAlerts)
    .filter(({ rule }) => rule.autofix && (rule.score ?? 0) >= 9)
  for (const [index, alert] of critical.entries())
    if (index % 6 === 0) world.fixAlert(nameOf(alert.repository), alert.number)
}

/** Leaves so many alerts of a repository open, of as many rules as there are, and marks it by a topic. */
function keepOpen(world: World, repository: Repository | undefined, topic: string, count: number): void {
  if (!repository) throw new Error('The world has too few repositories with open alerts')
  const supported = openAlerts(repository).filter(({ rule }) => rule.autofix)
  const ofEachRule = [...new Map(supported.map((alert) => [alert.rule.id, alert])).values()]
  const kept = new Set([...ofEachRule, ...supported].slice(0, count))
  if (kept.size < count) for (const alert of openAlerts(repository)) if (kept.size < count) kept.add(alert)
  for (const alert of openAlerts(repository))
    if (!kept.has(alert)) world.fixAlert(nameOf(repository), alert.number)
  repository.topics.push(topic)
}

function repositoriesOf(world: World): Repository[] {
  return world.organization(ORGANIZATION)?.repositories ?? []
}

function openAlerts({ alerts }: Repository): Alert[] {
  return alerts.filter(({ state }) => state === 'open')
}

function nameOf({ owner, name }: Repository): string {
  return `${owner.login}/${name}`
}
