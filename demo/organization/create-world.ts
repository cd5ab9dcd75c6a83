import { createAlerts } from './alerts.ts'
import { createBranches } from './branches.ts'
import type { Organization } from './model.ts'
import { createOtherOrganizations, emptyOrganization } from './other-organizations.ts'
import { AUTOFIX_BOT, COPILOT, DEVON, MAYA, NOOR, OLGA, RUTH, SAMIR, STAFF } from './people.ts'
import { createRandom } from './random.ts'
import { createRepositories } from './repositories.ts'
import { createTeams } from './teams.ts'
import { createTokens } from './tokens.ts'
import { World } from './world.ts'

export interface WorldOptions {
  /** Same seed and same `now`: same world, to the last commit. Default 20261120. */
  seed?: number
  /** Alerts of the default organization. Default 12,000. */
  alerts?: number
  /** Repositories of the default organization. Default 120. */
  repositories?: number
  /** Milliseconds since 1970 that all history leads up to. */
  now: number
  /** What time it is when somebody changes something later. Default: always `now`, so that nothing is left to chance. */
  clock?: () => number
}

/** The login of the organization that the demonstration is about. */
export const ORGANIZATION = 'octo-org'

/** Makes the local GitHub's contents: one full organization and three that look different. Pure. */
export function createWorld(options: WorldOptions): World {
  const seed = options.seed ?? 20261120
  const now = Math.floor(options.now / 1000) * 1000
  const random = createRandom(seed)
  const organization = createOrganization(now)
  organization.repositories = createRepositories(random, organization, options.repositories ?? 120, now)
  organization.teams = createTeams(random, organization, STAFF)
  const security = organization.teams.find((team) => team.slug === 'security')
  organization.securityManagers = { people: [NOOR], teams: security ? [security] : [] }
  createAlerts(random, organization.repositories, STAFF, options.alerts ?? 12_000, now)
  createBranches(random, organization, STAFF, now)
  return new World({
    now,
    clock: options.clock ?? (() => now),
    organizations: [organization, ...createOtherOrganizations(seed, now)],
    people: [MAYA, NOOR, DEVON, OLGA, SAMIR, RUTH, COPILOT, AUTOFIX_BOT, ...STAFF],
    tokens: createTokens({ maya: MAYA, devon: DEVON, noor: NOOR, ruth: RUTH }, now),
  })
}

function createOrganization(now: number): Organization {
  const organization = emptyOrganization(9_100_000, ORGANIZATION, 'Octo Org', now)
  organization.description = 'Everything for shops that want to stay open'
  organization.members = [
    { person: MAYA, role: 'admin' },
    { person: OLGA, role: 'admin' },
    ...[NOOR, DEVON, SAMIR, ...STAFF, RUTH].map((person) => ({ person, role: 'member' as const })),
  ]
  return organization
}
