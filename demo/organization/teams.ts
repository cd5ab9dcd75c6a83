import { DOMAINS } from './domains.ts'
import type { Organization, Permission, Person, Repository, Team } from './model.ts'
import { DEVON, SAMIR } from './people.ts'
import type { Random } from './random.ts'

interface TeamPlan {
  slug: string
  name: string
  description: string
  parent?: string
}

const PLANS: readonly TeamPlan[] = [
  { slug: 'commerce', name: 'Commerce', description: 'Everything that customers buy with' },
  { slug: 'payments', name: 'Payments', description: 'Money in, money out', parent: 'commerce' },
  { slug: 'storefront', name: 'Storefront', description: 'What customers see', parent: 'commerce' },
  { slug: 'logistics', name: 'Logistics', description: 'From the shelf to the door' },
  { slug: 'identity', name: 'Identity', description: 'Who is who, and who may what' },
  { slug: 'data', name: 'Data', description: 'Pipelines, models and reports' },
  { slug: 'mobile', name: 'Mobile', description: 'The apps' },
  { slug: 'platform', name: 'Platform', description: 'What every team builds on' },
  { slug: 'legacy-systems', name: 'Legacy systems', description: 'Older systems that still earn money' },
  { slug: 'developer-experience', name: 'Developer experience', description: 'Builds, tools and templates' },
  { slug: 'security', name: 'Security', description: 'Product security and campaigns' },
]

/** Teams and what each may do where. `security` reads every repository; the owning team pushes to its own. */
export function createTeams(random: Random, organization: Organization, people: readonly Person[]): Team[] {
  const teams: Team[] = []
  for (const [index, plan] of PLANS.entries()) {
    const members = plan.slug === 'security' ? [SAMIR] : random.sample(people, random.int(3, 7))
    if (plan.slug === 'payments') members.push(DEVON)
    teams.push({
      id: 5_300_000 + index * 11,
      slug: plan.slug,
      name: plan.name,
      description: plan.description,
      parent: teams.find((team) => team.slug === plan.parent) ?? null,
      members,
      grants: [],
    })
  }
  const owners = new Map(DOMAINS.map((domain) => [domain.name, domain.team]))
  for (const repository of organization.repositories) {
    grant(
      teams,
      owners.get(repository.domain) ?? 'platform',
      repository,
      random.chance(0.25) ? 'admin' : 'push',
    )
    if (random.chance(0.12)) grant(teams, 'platform', repository, 'maintain')
    if (random.chance(0.1)) grant(teams, 'developer-experience', repository, 'push')
    grant(teams, 'security', repository, 'pull')
  }
  return teams
}

function grant(teams: readonly Team[], slug: string, repository: Repository, permission: Permission): void {
  const team = teams.find((candidate) => candidate.slug === slug)
  if (!team || team.grants.some((existing) => existing.repository === repository)) return
  team.grants.push({ repository, permission })
}
