import type { Organization, Repository } from './model.ts'
import { MAYA, OLGA } from './people.ts'
import { createRepositories } from './repositories.ts'
import { createRandom } from './random.ts'

const DAY = 86_400_000

/** An organization with nothing in it yet. */
export function emptyOrganization(id: number, login: string, name: string, now: number): Organization {
  return {
    id,
    login,
    name,
    description: '',
    createdAt: now - 1500 * DAY,
    access: 'open',
    codeScanning: true,
    nativeCampaigns: false,
    campaigns: [],
    campaignsMade: 0,
    repositories: [],
    teams: [],
    members: [
      { person: MAYA, role: 'admin' },
      { person: OLGA, role: 'member' },
    ],
    securityManagers: { people: [], teams: [] },
  }
}

/** The organizations that look different: without repositories, without code scanning, closed to the tokens. */
export function createOtherOrganizations(seed: number, now: number): Organization[] {
  const empty = emptyOrganization(9_100_001, 'empty-org', 'Empty Org', now)
  const unscanned = emptyOrganization(9_100_002, 'no-scanning-org', 'No Scanning Org', now)
  unscanned.codeScanning = false
  unscanned.repositories = repositoriesOf(seed + 1, unscanned, now)
  const secret = emptyOrganization(9_100_003, 'secret-org', 'Secret Org', now)
  secret.access = 'sso'
  secret.repositories = repositoriesOf(seed + 2, secret, now)
  return [empty, unscanned, secret]
}

function repositoriesOf(seed: number, organization: Organization, now: number): Repository[] {
  const repositories = createRepositories(createRandom(seed), organization, 6, now)
  for (const [index, repository] of repositories.entries()) {
    repository.id = organization.id * 10 + index
    repository.visibility = 'private'
    repository.codeScanning = organization.codeScanning
    repository.branches.push({
      name: repository.defaultBranch,
      sha: '0123456789abcdef0123456789abcdef01234567',
    })
  }
  return repositories
}
