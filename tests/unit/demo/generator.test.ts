// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { createWorld } from '../../../demo/organization/create-world.ts'
import type { Alert } from '../../../demo/organization/model.ts'
import { COPILOT } from '../../../demo/organization/people.ts'
import { createRandom, weightedPicker } from '../../../demo/organization/random.ts'
import { securitySeverityLevel } from '../../../demo/organization/severity.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { alertItemJson } from '../../../demo/rest/json/alert.ts'
import { NOW, organizationOf, smallWorld } from './helpers.ts'

const world = createWorld({ now: NOW })
const organization = organizationOf(world)
const alerts = organization.repositories.flatMap((repository) => repository.alerts)
const campaignable = alerts.filter((alert) => {
  return alert.state === 'open' && alert.classifications.length === 0 && alert.rule.autofix
})
const repositoriesOf = (list: readonly Alert[]) => new Set(list.map((alert) => alert.repository.id)).size

/** Everything that can be told about a world, as text. */
function fingerprint(seed: number, now: number): string {
  const made = organizationOf(createWorld({ seed, now, alerts: 600, repositories: 30 }))
  return JSON.stringify(
    made.repositories.map(({ owner: _owner, alerts: own, ...rest }) => ({
      ...rest,
      alerts: own.map(alertItemJson),
    })),
  )
}

describe('the generated organization', () => {
  it('is the same for the same seed and time', () => {
    expect(fingerprint(7, NOW)).toBe(fingerprint(7, NOW))
  })

  it('is another one for another seed', () => {
    expect(fingerprint(7, NOW)).not.toBe(fingerprint(8, NOW))
  })

  it('keeps everything but the dates when the time is another', () => {
    const undated = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT[\d:]+Z|"\w+At":(\d+|null),?/g, '')
    expect(undated(fingerprint(7, NOW + 86_400_000))).toBe(undated(fingerprint(7, NOW)))
  })

  it('has 120 repositories in six languages and exactly 12,000 alerts', () => {
    expect(organization.repositories).toHaveLength(120)
    expect(alerts).toHaveLength(12_000)
    const languages = new Set(organization.repositories.map((repository) => repository.language))
    expect([...languages].filter((language) => language !== null).sort()).toEqual([
      'C#',
      'Go',
      'Java',
      'JavaScript',
      'Python',
      'TypeScript',
    ])
  })

  it.each([
    [1, 5],
    [250, 12],
    [3000, 400],
  ])('makes %i alerts in %i repositories when asked', (count, repositories) => {
    const made = organizationOf(smallWorld({ alerts: count, repositories }))
    expect(made.repositories).toHaveLength(repositories)
    expect(made.repositories.reduce((sum, repository) => sum + repository.alerts.length, 0)).toBe(count)
  })

  it('gives every repository its own name and id', () => {
    const made = organizationOf(smallWorld({ repositories: 700, alerts: 10 })).repositories
    expect(new Set(made.map((repository) => repository.name)).size).toBe(700)
    expect(new Set(made.map((repository) => repository.id)).size).toBe(700)
  })

  it('uses rules of the language of the repository', () => {
    const prefixes: Record<string, string> = {
      TypeScript: 'js',
      JavaScript: 'js',
      Python: 'py',
      Java: 'java',
      Go: 'go',
      'C#': 'cs',
    }
    for (const alert of alerts) {
      if (alert.tool.name !== 'CodeQL') continue
      expect(alert.rule.id.split('/')[0]).toBe(prefixes[alert.repository.language ?? ''])
    }
  })

  it('numbers the alerts of a repository in the order of their creation', () => {
    for (const repository of organization.repositories) {
      expect(repository.alerts.map((alert) => alert.number)).toEqual(
        repository.alerts.map((_, index) => index + 1),
      )
      const times = repository.alerts.map((alert) => alert.createdAt)
      expect(times).toEqual(times.toSorted((left, right) => left - right))
    }
  })

  it('tells a history without contradictions, all of it in the past', () => {
    for (const alert of alerts) {
      expect(alert.createdAt).toBeGreaterThan(NOW - 366 * 86_400_000)
      expect(alert.createdAt % 1000).toBe(0)
      expect(alert.updatedAt).toBeGreaterThanOrEqual(alert.createdAt)
      expect(alert.updatedAt).toBeLessThanOrEqual(NOW)
      expect(alert.fixedAt !== null).toBe(alert.state === 'fixed')
      expect(alert.dismissal !== null).toBe(alert.state === 'dismissed')
      if (alert.reopenedAt !== null) expect(alert.state).toBe('open')
    }
  })

  it('has alerts of every state, reopened ones, and every reason for a dismissal', () => {
    const states = Map.groupBy(alerts, (alert) => alert.state)
    expect(states.get('open')?.length).toBeGreaterThan(4000)
    expect(states.get('fixed')?.length).toBeGreaterThan(2000)
    expect(states.get('dismissed')?.length).toBeGreaterThan(500)
    expect(alerts.filter((alert) => alert.reopenedAt !== null).length).toBeGreaterThan(50)
    const reasons = new Set(alerts.map((alert) => alert.dismissal?.reason))
    for (const reason of ['false positive', "won't fix", 'used in tests']) expect(reasons).toContain(reason)
  })

  it('has a big campaign of critical alerts and a handy one of SQL injection', () => {
    const critical = campaignable.filter((alert) => securitySeverityLevel(alert.rule) === 'critical')
    expect(critical.length).toBeGreaterThan(1000)
    const sql = campaignable.filter((alert) => alert.rule.tags.includes('external/cwe/cwe-089'))
    expect(sql.length).toBeGreaterThan(200)
    expect(sql.length).toBeLessThan(1000)
    expect(repositoriesOf(sql)).toBeGreaterThanOrEqual(28)
    expect(repositoriesOf(sql)).toBeLessThanOrEqual(45)
  })

  it.each(['079', '022', '078', '094', '918', '502', '117', '611', '601', '312'])(
    'has alerts of CWE-%s',
    (cwe) => {
      expect(
        campaignable.filter((alert) => alert.rule.tags.includes(`external/cwe/cwe-${cwe}`)).length,
      ).toBeGreaterThan(40)
    },
  )

  it('has test, generated and foreign code at paths that look like it', () => {
    const labelled = (label: string) =>
      alerts.filter((alert) => alert.classifications.some((one) => one === label))
    expect(labelled('test').every((alert) => /test|spec|e2e/i.test(alert.path))).toBe(true)
    for (const label of ['test', 'generated', 'library']) expect(labelled(label).length).toBeGreaterThan(100)
  })

  it('has findings of another tool without a security severity', () => {
    const other = alerts.filter((alert) => alert.tool.name === 'Trivy')
    expect(other.length).toBeGreaterThan(50)
    expect(other.every((alert) => securitySeverityLevel(alert.rule) === null)).toBe(true)
  })

  it('has work under way: assignees, branches named after alerts, pull requests of every kind', () => {
    expect(alerts.some((alert) => alert.assignees.includes(COPILOT))).toBe(true)
    const branches = organization.repositories.flatMap((repository) =>
      repository.branches.map((branch) => branch.name),
    )
    expect(branches.filter((name) => /^alert-autofix-\d+$/.test(name)).length).toBeGreaterThan(50)
    const pulls = organization.repositories.flatMap((repository) => repository.pullRequests)
    expect(pulls.some((pull) => pull.draft)).toBe(true)
    expect(pulls.some((pull) => pull.mergedAt !== null)).toBe(true)
    for (const repository of organization.repositories) {
      const numbers = repository.pullRequests.map((pull) => pull.number)
      expect(new Set(numbers).size).toBe(numbers.length)
    }
  })

  it('has archived, private, internal and public repositories, and some without code', () => {
    const { repositories } = organization
    expect(repositories.filter((repository) => repository.archived).length).toBeGreaterThan(3)
    for (const visibility of ['private', 'internal', 'public']) {
      expect(
        repositories.filter((repository) => repository.visibility === visibility).length,
      ).toBeGreaterThan(8)
    }
    expect(repositories.filter((repository) => repository.language === null).length).toBeGreaterThan(0)
  })

  it('has about ten teams that own repositories, with topics and properties to select by', () => {
    expect(organization.teams.length).toBeGreaterThanOrEqual(10)
    const owning = organization.teams.filter((team) =>
      team.grants.some((grant) => grant.permission === 'push'),
    )
    expect(owning.length).toBeGreaterThan(6)
    const priorities = new Set(
      organization.repositories.map((repository) => repository.properties['BusinessPriority']),
    )
    for (const priority of ['Urgent', 'High', 'Normal']) expect(priorities).toContain(priority)
  })

  it('makes a hundred thousand alerts', () => {
    const made = organizationOf(createWorld({ now: NOW, alerts: 100_000 }))
    expect(made.repositories.reduce((sum, repository) => sum + repository.alerts.length, 0)).toBe(100_000)
  })
})

describe('chance', () => {
  it('is repeatable and even', () => {
    const random = createRandom(1)
    const first = Array.from({ length: 5 }, random.next)
    const again = createRandom(1)
    expect(Array.from({ length: 5 }, again.next)).toEqual(first)
    const counts = [0, 0, 0, 0]
    for (let index = 0; index < 4000; index++) {
      const bucket = random.int(0, 3)
      counts[bucket] = (counts[bucket] ?? 0) + 1
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150)
  })

  it('chooses by weight and never what weighs nothing', () => {
    const choose = weightedPicker(['never', 'often', 'rarely'], [0, 9, 1])
    const random = createRandom(3)
    const chosen = Array.from({ length: 1000 }, () => choose(random))
    expect(chosen).not.toContain('never')
    expect(chosen.filter((item) => item === 'often').length).toBeGreaterThan(850)
  })

  it('samples without repeating', () => {
    const sample = createRandom(4).sample([1, 2, 3, 4, 5], 9)
    expect(sample.toSorted()).toEqual([1, 2, 3, 4, 5])
  })
})

describe('the tokens', () => {
  it('have the lengths of real ones', () => {
    for (const value of Object.values(DEMO_TOKENS)) {
      expect(value).toMatch(/^(ghp_\w{36}|github_pat_\w{22}_\w{59})$/)
    }
  })
})
