import { randomUUID } from 'node:crypto'
import { createWorld, ORGANIZATION } from '../organization/create-world.ts'
import type { Alert, Person, Repository } from '../organization/model.ts'
import { DEVON, MAYA, NOOR } from '../organization/people.ts'
import type { World } from '../organization/world.ts'

/** The campaign repository's name, which is the one that Muster suggests. */
export const SHARED = `${ORGANIZATION}/security-campaigns`
const DAY = 86_400_000

/** An organization with GitHub's own campaigns, and a repository in which a developer has something to do. */
export interface SharedWorld {
  world: World
  place: Repository
  /** `octo-org/shop` */
  fullName: string
  /** Its open alerts. */
  numbers: number[]
}

export function createSharedWorld(): SharedWorld {
  const world = createWorld({ now: Date.now(), clock: Date.now, alerts: 1500, repositories: 30 })
  world.autofixes.seconds = 2
  const places = (world.organization(ORGANIZATION)?.repositories ?? []).filter(({ archived }) => !archived)
  const place = places.find((one) => one.visibility === 'private' && ready(one).length >= 12)
  if (!place) throw new Error('No repository has enough to do')
  const fullName = `${ORGANIZATION}/${place.name}`
  world.giveAccess(fullName, DEVON, 'push')
  const others = places.flatMap(({ alerts }) => alerts).filter(isOpen)
  world.switchNativeCampaigns(ORGANIZATION, true)
  world.createCampaign(ORGANIZATION, {
    name: 'Cross-site scripting in what customers see',
    description: 'Escape what people type. See https://github.com/octo-org/handbook',
    alerts: others.slice(0, 60),
    contactLink: 'https://github.com/octo-org/security/discussions/7',
  })
  for (const { repository, number } of others.slice(0, 23)) world.fixAlert(nameOf(repository), number)
  for (const { repository, number } of others.slice(30, 38))
    world.createBranch(nameOf(repository), `alert-autofix-${number}`)
  const old = { name: 'Redirects only to ourselves', alerts: others.slice(60, 61), managers: [NOOR, MAYA] }
  world.closeCampaign(ORGANIZATION, world.createCampaign(ORGANIZATION, old).number)
  return { world, place, fullName, numbers: place.alerts.filter(isOpen).map(({ number }) => number) }
}

interface Given {
  name: string
  /** Which alerts in which repositories. */
  places: { place: Repository; numbers: readonly number[] }[]
  description?: string
  by?: Person
  /** Until it is due, from today. */
  days?: number
  /** How many days ago it began; 20 unless told. */
  ago?: number
  state?: 'open' | 'closed'
}

/** Shares a campaign as somebody did in another browser; gives its id. */
export function share(world: World, given: Given): string {
  const id = randomUUID()
  world.setFile(SHARED, `campaigns/${id}.json`, JSON.stringify(fileOf(id, given), null, 2))
  return id
}

export function fileOf(
  id: string,
  { name, places, description, by = MAYA, days = 30, ago = 20, state = 'open' }: Given,
) {
  const at = instant(Date.now() - ago * DAY)
  return {
    ...{ format: 'muster-campaign', version: 1, id, organization: ORGANIZATION, state },
    ...{ closedAt: state === 'closed' ? at : null, closedBy: state === 'closed' ? by.login : null },
    ...{ name, description: description ?? 'Parameters instead of concatenated queries.' },
    ...{ dueDate: instant(Date.now() + days * DAY).slice(0, 10), timeZone: 'Europe/Berlin' },
    ...{ managers: [MAYA.login, NOOR.login], contactLink: 'https://chat.example/channels/security' },
    ...{ filter: 'is:open autofix:supported', template: null, leftOut: 0 },
    ...{ createdAt: at, createdBy: by.login, publishedAt: at, updatedAt: at, updatedBy: by.login },
    links: { issues: [], native: null },
    repositories: places.map(({ place, numbers }) => ({
      ...{ id: place.id, fullName: nameOf(place), kind: 'code-scanning', alerts: numbers },
    })),
  }
}

/** Open alerts that Autofix can fix. */
function ready({ alerts }: Repository): Alert[] {
  return alerts.filter((alert) => isOpen(alert) && alert.rule.autofix)
}

export const isOpen = ({ state }: Alert): boolean => state === 'open'
export const nameOf = ({ owner, name }: Repository): string => `${owner.login}/${name}`
const instant = (at: number) => new Date(at).toISOString().replace(/\.\d+/, '')
