import type { CampaignEdit } from '../organization/campaign-model.ts'
import type { Organization, Person, Team } from '../organization/model.ts'
import type { World } from '../organization/world.ts'
import { managesSecurity } from './access.ts'
import { ApiError, type FieldError } from './errors.ts'

/** GitHub's limits: characters of the texts, people and teams in the lists. */
const LONGEST = { name: 50, description: 255 } as const
const MOST_MANAGERS = 10

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

type Body = Record<string, unknown>

/** What is wrong with the fields of a campaign, gathered so that one answer tells all of it. */
export class CampaignFaults {
  readonly all: FieldError[] = []

  add(field: string, code: FieldError['code'], message: string): void {
    this.all.push({ resource: 'Campaign', field, code, message })
  }

  /** 422 with everything that was found; nothing when there is nothing. */
  throwAny(): void {
    if (this.all.length > 0) throw new ApiError(422, 'Validation Failed', {}, undefined, this.all)
  }
}

/** 422 for a property that the operation does not know, in GitHub's words. */
export function permitOnly(body: Body, keys: readonly string[]): void {
  const unknown = Object.keys(body).find((key) => !keys.includes(key))
  if (unknown !== undefined)
    throw new ApiError(422, `Invalid request.\n\n${JSON.stringify(unknown)} is not a permitted key.`)
}

/** The fields that a body gives, checked as GitHub documents it. Absent ones stay absent. */
export function readCampaign(
  world: World,
  organization: Organization,
  body: Body,
  faults: CampaignFaults,
): CampaignEdit {
  const edit: CampaignEdit = {}
  for (const field of ['name', 'description'] as const) {
    const text = readText(body, field, faults)
    if (text !== undefined) edit[field] = text
  }
  const managers = readList(body, 'managers', faults, (login) => managerOf(world, organization, login))
  const teams = readList(body, 'team_managers', faults, (slug) => managingTeam(organization, slug))
  const endsAt = readDate(body['ends_at'], faults)
  const link = readLink(body['contact_link'], faults)
  return {
    ...edit,
    ...(managers && { managers }),
    ...(teams && { teamManagers: teams }),
    ...(endsAt !== undefined && { endsAt }),
    ...(link !== undefined && { contactLink: link }),
  }
}

function readText(body: Body, field: keyof typeof LONGEST, faults: CampaignFaults): string | undefined {
  const value = body[field]
  if (value === undefined) return undefined
  if (typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST[field]) return value
  faults.add(field, 'invalid', `${field} must have 1 to ${LONGEST[field]} characters`)
  return undefined
}

/** Everybody named in a list, each once; who cannot be found or may not manage is a fault that names them. */
function readList<T>(
  body: Body,
  field: string,
  faults: CampaignFaults,
  find: (name: string) => T | undefined,
): T[] | undefined {
  const value = body[field]
  if (value === undefined) return undefined
  if (!Array.isArray(value) || value.length > MOST_MANAGERS) {
    faults.add(field, 'invalid', `${field} must be a list of at most ${MOST_MANAGERS} names`)
    return undefined
  }
  const found = value.flatMap((name) => {
    const one = typeof name === 'string' ? find(name) : undefined
    if (one !== undefined) return [one]
    faults.add(field, 'invalid', `${String(name)} is neither an owner nor a security manager`)
    return []
  })
  return [...new Set(found)]
}

/** GitHub takes owners and security managers, and no one else, as managers of a campaign. */
function managerOf(world: World, organization: Organization, login: string): Person | undefined {
  const person = world.person(login)
  return person && managesSecurity(organization, person) ? person : undefined
}

function managingTeam(organization: Organization, slug: string): Team | undefined {
  return organization.securityManagers.teams.find((team) => team.slug === slug)
}

function readDate(value: unknown, faults: CampaignFaults): number | undefined {
  if (value === undefined) return undefined
  const time = typeof value === 'string' && DATE_TIME.test(value) ? Date.parse(value) : Number.NaN
  if (!Number.isNaN(time)) return time
  faults.add('ends_at', 'invalid', 'ends_at must be a date and time in ISO 8601')
  return undefined
}

/** Any URI, as documented: what stands behind it GitHub does not ask. */
function readLink(value: unknown, faults: CampaignFaults): string | null | undefined {
  if (value === undefined || value === null) return value
  if (typeof value === 'string' && URL.canParse(value)) return value
  faults.add('contact_link', 'invalid', 'contact_link must be a URI')
  return undefined
}
