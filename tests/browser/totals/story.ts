import { COPILOT } from '../../../demo/organization/people.ts'
import { ORGANIZATION, createWorld } from '../../../demo/organization/create-world.ts'
import type { Alert, Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'
import { GONE, NONE, add, sharesOf, type Account, type Totals } from './totals.ts'

const DAY = 86_400_000
/** Where the campaigns are shared. */
export const SHARED = `${ORGANIZATION}/security-campaigns`

/** By this topic the small campaign finds its repository: the one that has the fewest open alerts, but a handful. */
export const TOPIC = 'pilot'
const HANDFUL = 12

export interface Story {
  world: World
  /** Days go by at GitHub, by whose clock campaigns are dated. */
  pass(days: number): void
  /** The names of all repositories by their id, also of those that are gone. */
  names: ReadonlyMap<number, string>
}

/** The alerts of a campaign, as its shared file names them. */
export type Members = { repositoryId: number; number: number }[]

/**
 * An organization with its year of history, so many days before today, at noon: no run is at midnight, and at the end of the
 * story GitHub's clock is not ahead of this computer's.
 */
export function createStory(daysAgo: number): Story {
  const began = Date.now()
  const start = Math.floor(began / DAY) * DAY + DAY / 2 - (daysAgo + 1) * DAY
  let passed = 0
  const world = createWorld({
    now: start,
    clock: () => start + passed + (Date.now() - began),
    alerts: 600,
    repositories: 14,
  })
  world.createRepository(ORGANIZATION, 'security-campaigns', { empty: true })
  const open = ({ alerts }: Repository) => alerts.filter(({ state }) => state === 'open').length
  const small = repositoriesOf(world)
    .filter((one) => !one.archived && open(one) >= HANDFUL)
    .toSorted((a, b) => open(a) - open(b))[0]
  if (!small) throw new Error('No repository has enough open alerts')
  small.topics.push(TOPIC)
  const names = new Map(repositoriesOf(world).map((one) => [one.id, nameOf(one)]))
  return { world, names, pass: (days) => void (passed += days * DAY) }
}

export function repositoriesOf(world: World): Repository[] {
  return world.organization(ORGANIZATION)?.repositories ?? []
}

export function nameOfPlace({ names }: Story, id: number): string {
  const name = names.get(id)
  if (name === undefined) throw new Error(`There was no repository ${id}`)
  return name
}

const nameOf = ({ owner, name }: Repository) => `${owner.login}/${name}`

/** The file of a campaign in the campaign repository, found by its name. */
export function sharedFile(world: World, name: string): { id: string; members: Members } {
  for (const { path, text } of sharedFiles(world, 'campaigns/')) {
    const file = JSON.parse(text) as SharedCampaign
    if (file.name !== name) continue
    const members = file.repositories.flatMap(({ id, alerts }) =>
      alerts.map((number) => ({ repositoryId: id, number })),
    )
    return { id: /([\w-]+)\.json$/.exec(path)?.[1] ?? '', members }
  }
  throw new Error(`“${name}” is not shared`)
}

interface SharedCampaign {
  name: string
  repositories: { id: number; alerts: number[] }[]
}

/** The files of the campaign repository under a folder. */
export function sharedFiles(world: World, folder: string): { path: string; text: string }[] {
  const last = world.commits(SHARED)[0]
  const paths = [...(last?.files.keys() ?? [])].filter((path) => path.startsWith(folder))
  return paths.map((path) => ({ path, text: world.file(SHARED, path) ?? '' }))
}

function find(world: World, { repositoryId, number }: Members[number]): Alert | undefined {
  const repository = repositoriesOf(world).find(({ id }) => id === repositoryId)
  return repository?.alerts.find((alert) => alert.number === number)
}

/** How an alert stands at GitHub, by the definitions of the documentation and nothing of the product. */
function statusOf(alert: Alert | undefined): string {
  if (!alert) return 'Not visible'
  if (alert.state !== 'open') return alert.state
  const { branches, pullRequests } = alert.repository
  const pulls = pullRequests.filter(({ alerts }) => alerts.includes(alert.number))
  const isOpen = pulls.some(({ state }) => state === 'open')
  const name = `alert-autofix-${alert.number}`
  const hasBranch = branches.some((one) => one.name === name) && !pulls.some(({ branch }) => branch === name)
  const copilot = alert.assignees.includes(COPILOT) && (pulls.length === 0 || isOpen)
  return isOpen || hasBranch || copilot ? 'In progress' : 'Open'
}

/** How alerts stand, by the id of the repository and their number. */
export type Standing = ReadonlyMap<string, string>

/** Every alert of a campaign with how it stands now. */
export function standing(world: World, members: Members): Standing {
  return new Map(members.map((one) => [`${one.repositoryId} ${one.number}`, statusOf(find(world, one))]))
}

/** Recounts a campaign from what there is at GitHub: what every surface has to say. */
export function recount(world: World, members: Members): Account {
  const totals = { ...NONE }
  const groups: Record<string, Totals> = {}
  let remediated = 0
  for (const member of members) {
    const alert = find(world, member)
    const status = statusOf(alert)
    add(totals, status)
    add((groups[alert ? nameOf(alert.repository) : GONE] ??= { ...NONE }), status)
    if (alert && alert.state !== 'open' && alert.dismissal?.reason !== 'false positive') remediated += 1
  }
  const { total, open, inProgress, fixed, dismissed, notVisible } = totals
  const left = open + inProgress
  return {
    ...sharesOf(totals),
    groups,
    course: {
      day: { scope: total - notVisible, fixed, dismissed, inProgress, open },
      weeks: { fixed, dismissed },
      ages: { bands: left, left },
      remediated,
    },
  }
}

/** What the last day's file of a campaign in the campaign repository says. */
export function trackingOf(world: World, id: string): Totals {
  const files = sharedFiles(world, `tracking/${id}/`).toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const today = new Date(world.clock()).toISOString().slice(0, 10)
  const last = files.at(-1)
  if (!last?.path.endsWith(`${today}.json`)) throw new Error(`The last day is ${last?.path}, not ${today}`)
  return (JSON.parse(last.text) as { progress: Totals }).progress
}
