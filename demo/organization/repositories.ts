import { DOMAINS, LANGUAGES, type Domain } from './domains.ts'
import type { Organization, Repository, Visibility } from './model.ts'
import { weightedPicker, type Random } from './random.ts'

const DAY = 86_400_000
const VISIBILITIES: readonly Visibility[] = ['private', 'internal', 'public']
const chooseVisibility = weightedPicker(VISIBILITIES, [60, 24, 16])
const choosePriority = weightedPicker(['Urgent', 'High', 'Normal'], [15, 30, 55])

/** Repositories without code to scan, which every organization has. */
const CODELESS = ['.github', 'engineering-handbook', 'design-tokens', 'infrastructure']

interface Blueprint {
  name: string
  language: string | null
  domain: Domain
  kind: string
}

/**
 * The repositories of an organization, without alerts: `count` of them, in the proportions of LANGUAGES, some of
 * them archived, private, internal, without code. Everything is counted back from `now`.
 */
export function createRepositories(
  random: Random,
  owner: Organization,
  count: number,
  now: number,
): Repository[] {
  return blueprints(random, count).map((blueprint, index) => {
    const archived = blueprint.language !== null && random.chance(0.1)
    const age = random.int(400, 2600)
    // Most repositories are busy, a few sleep for months; an archived one has not been pushed to for long.
    const idle = archived ? random.int(200, age - 100) : Math.floor(random.next() ** 4 * 320)
    return {
      id: 71_000_000 + index * 137,
      owner,
      name: blueprint.name,
      description: describe(blueprint),
      language: blueprint.language,
      visibility: chooseVisibility(random),
      archived,
      fork: false,
      defaultBranch: age > 1900 && random.chance(0.6) ? 'master' : 'main',
      topics: topics(random, blueprint),
      properties: properties(random, blueprint),
      createdAt: now - age * DAY,
      pushedAt: now - idle * DAY - random.int(60, 80_000) * 1000,
      codeScanning: true,
      domain: blueprint.domain.name,
      alerts: [],
      branches: [],
      commits: new Map(),
      protectedBranches: [],
      pullRequests: [],
      hasIssues: true,
      issues: [],
      deletedIssues: [],
      formerNames: [],
      hidden: false,
      collaborators: [],
    }
  })
}

function blueprints(random: Random, count: number): Blueprint[] {
  const platform = DOMAINS.find((domain) => domain.name === 'notifications')
  if (!platform) throw new Error('The domain of the platform team is missing')
  const codeless = count >= 40 ? CODELESS : []
  const made: Blueprint[] = codeless.map((name) => ({ name, language: null, domain: platform, kind: 'docs' }))
  const wanted = count - made.length
  for (const { language, share, kinds } of LANGUAGES) {
    const places = language === 'C#' ? count - made.length : Math.round(wanted * share)
    const combinations = DOMAINS.flatMap((domain) => kinds.map((kind) => ({ domain, kind })))
    const order = random.sample(combinations, combinations.length)
    for (let place = 0; place < places && made.length < count; place++) {
      const { domain, kind } = order[place % order.length] ?? { domain: platform, kind: 'service' }
      const round = Math.floor(place / order.length)
      made.push({
        name: `${domain.name}-${kind}${round === 0 ? '' : `-${round + 1}`}`,
        language,
        domain,
        kind,
      })
    }
  }
  return made
}

function describe({ domain, kind, language, name }: Blueprint): string | null {
  if (language === null) return name === '.github' ? null : `Shared ${name.replaceAll('-', ' ')}`
  const thing = domain.things[0] ?? domain.name
  return `${kind[0]?.toUpperCase() ?? ''}${kind.slice(1)} for everything about a ${thing}`
}

function topics(random: Random, { domain, kind, language }: Blueprint): string[] {
  if (language === null) return ['documentation']
  const found = [domain.name, kind]
  if (['payments', 'ledger', 'billing', 'checkout'].includes(domain.name)) found.push('pci')
  if (['identity', 'support', 'loyalty'].includes(domain.name)) found.push('personal-data')
  if (random.chance(0.35)) found.push('tier-1')
  return found.sort()
}

function properties(random: Random, { domain, language }: Blueprint): Repository['properties'] {
  if (language === null) return {}
  const values: Repository['properties'] = { BusinessPriority: choosePriority(random), Owner: domain.team }
  const compliance = ['PCI', 'SOX', 'GDPR'].filter(() => random.chance(0.25))
  if (compliance.length > 0) values['Compliance'] = compliance
  return values
}
