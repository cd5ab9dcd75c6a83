import { share, SHARED, nameOf } from './shared-world.ts'
import { createWorld, ORGANIZATION } from '../organization/create-world.ts'
import type { Alert, Repository } from '../organization/model.ts'
import type { World } from '../organization/world.ts'

/** Campaigns that began long ago, shared by a colleague: whoever looks has their whole history at once. */
export interface PastWorld {
  world: World
  /** The ids of the campaigns that have a history. */
  ids: { one: string; many: string; closed: string }
  /** Shares campaigns more, of some alerts each, that are overdue, at risk or just as they should be. */
  addTroubled(count: number): void
}

const DAY = 86_400_000
/** Half a year, so that there are months to compare. */
const AGO = 182
const MANY = 1000
export const PAST = {
  one: 'The last open redirect',
  many: 'Nothing critical or high by the end of the quarter',
  closed: 'Redirects only to ourselves',
}

/** Names as people give them, of every length. */
const TROUBLED = [
  'No SQL injection by spring',
  'Cross-site scripting before anybody has logged in',
  'Hard-coded credentials',
  'Path traversal',
  'Logs without surprises',
  'XML without external entities',
  'Deserialize nothing from strangers',
  'SSRF',
  'Commands are no strings',
  'Everything in the billing service',
  'Cleartext',
  'Code injection (CWE-94)',
]

export function createPastWorld(): PastWorld {
  const world = createWorld({ now: Date.now(), clock: Date.now })
  world.createRepository(ORGANIZATION, 'security-campaigns')
  const places = (world.organization(ORGANIZATION)?.repositories ?? []).filter(
    ({ archived, codeScanning }) => codeScanning && !archived,
  )
  const start = world.now - AGO * DAY
  const there = places.flatMap(({ alerts }) => alerts.filter((alert) => wasOpen(alert, start)))
  const urgent = there.filter(({ rule }) => (rule.score ?? 0) >= 7)
  const last = urgent.find(({ state, repository }) => state === 'open' && repository.visibility === 'private')
  const chosen = spread(urgent, MANY)
  const one = share(world, { name: PAST.one, places: grouped(last ? [last] : []), ago: AGO, days: 21 })
  const many = share(world, { name: PAST.many, places: grouped(chosen), ago: AGO, days: 60 })
  const closed = share(world, {
    ...{ name: PAST.closed, places: grouped(urgent.slice(0, 40)), ago: AGO, state: 'closed' },
  })
  lookBack(world, many, chosen)
  let made = 0
  return {
    world,
    ids: { one, many, closed },
    addTroubled(count) {
      for (; made < count; made++) {
        const alerts = there.slice(made * 30, made * 30 + 3 + made * 2)
        // Overdue, at risk, and due on this very day.
        const days = [-9, 4, 0][made % 3] ?? 0
        share(world, { name: TROUBLED[made] ?? `Campaign ${made}`, places: grouped(alerts), ago: 90, days })
      }
    },
  }
}

/** Somebody's browser counted twice a week for the last two months: before, nobody knows what was in progress. */
function lookBack(world: World, id: string, alerts: readonly Alert[]): void {
  for (let ago = 60; ago > 1; ago -= 3.5) {
    const at = world.now - Math.floor(ago) * DAY
    const wasFixed = (alert: Alert) => (alert.fixedAt ?? Infinity) <= at || willComeBack(alert, at)
    const fixed = alerts.filter(wasFixed).length
    const left = alerts.filter((alert) => wasOpen(alert, at) && !wasFixed(alert)).length
    const inProgress = Math.round(left * (0.02 + (60 - ago) / 800))
    const date = new Date(at).toISOString().slice(0, 10)
    const day = {
      ...{ format: 'muster-tracking', version: 1, campaign: id, organization: ORGANIZATION, date },
      ...{ recordedAt: new Date(at).toISOString().replace(/\.\d+/, ''), recordedBy: 'noor-security' },
      progress: {
        ...{ total: alerts.length, open: left - inProgress, inProgress, fixed },
        ...{ dismissed: alerts.length - left - fixed, notVisible: 0 },
      },
    }
    world.setFile(SHARED, `tracking/${id}/${date}.json`, JSON.stringify(day, null, 2))
  }
}

/** What came back had been fixed ten days before, as it goes. */
function willComeBack({ reopenedAt }: Alert, at: number): boolean {
  return reopenedAt !== null && reopenedAt > at && reopenedAt - 10 * DAY <= at
}

function wasOpen({ createdAt, fixedAt, dismissal }: Alert, at: number): boolean {
  const closedAt = fixedAt ?? dismissal?.at ?? Infinity
  return createdAt <= at && closedAt > at
}

/** So many of them, of every repository as many as there is room for. */
function spread(alerts: readonly Alert[], count: number): Alert[] {
  const step = Math.max(1, alerts.length / count)
  return Array.from(
    { length: Math.min(count, alerts.length) },
    (_, index) => alerts[Math.floor(index * step)],
  ).filter((alert) => alert !== undefined)
}

function grouped(alerts: readonly Alert[]): { place: Repository; numbers: number[] }[] {
  const groups = Map.groupBy(alerts, ({ repository }) => repository)
  return [...groups]
    .toSorted(([one], [other]) => one.id - other.id || nameOf(one).localeCompare(nameOf(other)))
    .map(([place, all]) => ({ place, numbers: all.map(({ number }) => number).sort((a, b) => a - b) }))
}
