import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../shared-data'
import { alertSchema, repositoryOf } from '@/lib/github/alert-answer'
import { parseItems } from '@/lib/github/answers'
import { packAlerts, unpackAlerts } from '@/lib/alerts/batch'

const RECORDED = ['recorded-codeql-high', 'recorded-mixed-tools', 'recorded-scorecard']
const repository = { id: 4711, name: 'shop', full_name: 'octo/shop' }

/** Recorded of repositories; the listing of an organization adds the repository. */
function recorded(name: string): Record<string, unknown>[] | null {
  const items = sharedData(`recorded/${name}.json`)
  return items === null
    ? null
    : v.parse(v.array(v.looseObject({})), items).map((item) => ({ ...item, repository }))
}

const alertOf = (item: unknown) => v.parse(alertSchema, item).alert

const smallest = {
  number: 7,
  created_at: '2026-01-02T03:04:05Z',
  rule: { id: 'js/xss' },
  tool: {},
  repository: { id: 1 },
}

describe('alerts as GitHub tells them', () => {
  it.each(RECORDED)('reads every real alert of %s, and a batch brings it back unchanged', (name) => {
    const items = recorded(name)
    if (items === null) return
    const parsed = parseItems(items, alertSchema)
    expect(parsed?.malformed).toEqual([])
    expect(parsed?.items).toHaveLength(items.length)
    const alerts = parsed?.items.map(({ alert }) => alert) ?? []
    expect(unpackAlerts(packAlerts(alerts))).toEqual(alerts)
  })

  it('translates a real alert', () => {
    const item = recorded('recorded-codeql-high')?.[0]
    if (!item) return
    expect(alertOf(item)).toMatchObject({
      repositoryId: 4711,
      kind: 'code-scanning',
      number: 199,
      state: 'open',
      severity: 'high',
      rule: { id: 'py/path-injection', description: 'Uncontrolled data used in path expression' },
      tool: 'CodeQL',
      createdAt: Date.parse('2026-03-24T20:24:51Z') / 1000,
      fixedAt: null,
      dismissedAt: null,
      dismissedReason: null,
    })
  })

  it('makes do with what GitHub always sends', () => {
    expect(alertOf(smallest)).toEqual({
      repositoryId: 1,
      kind: 'code-scanning',
      number: 7,
      state: 'open',
      severity: 'none',
      rule: { id: 'js/xss', description: 'js/xss', tags: [] },
      tool: '',
      path: '',
      line: 0,
      classifications: [],
      createdAt: 1767323045,
      updatedAt: 1767323045,
      fixedAt: null,
      dismissedAt: null,
      dismissedReason: null,
      assignees: [],
    })
  })

  it.each([
    ['the security severity first', { security_severity_level: 'critical', severity: 'error' }, 'critical'],
    ['else the severity of the rule', { security_severity_level: null, severity: 'warning' }, 'warning'],
    ['none where neither is known', { security_severity_level: null, severity: null }, 'none'],
    ['none for a severity that does not exist yet', { severity: 'catastrophic' }, 'none'],
  ])('takes %s', (_, rule, severity) => {
    expect(alertOf({ ...smallest, rule: { id: 'x', ...rule } }).severity).toBe(severity)
  })

  it('reads the state off the dates where GitHub sends null', () => {
    const at = '2026-02-02T00:00:00Z'
    expect(alertOf({ ...smallest, state: null, fixed_at: at }).state).toBe('fixed')
    expect(alertOf({ ...smallest, state: null, fixed_at: at, dismissed_at: at }).state).toBe('dismissed')
    expect(alertOf({ ...smallest, state: null }).state).toBe('open')
  })

  it('keeps a reason that it does not know, and drops what is no classification', () => {
    const alert = alertOf({
      ...smallest,
      dismissed_reason: 'solved by prayer',
      most_recent_instance: {
        classifications: ['test', null, 'brand-new'],
        location: { path: 'a.js', start_line: 3 },
      },
      assignees: [{ login: 'mona', id: 1 }],
    })
    expect(alert).toMatchObject({
      dismissedReason: 'solved by prayer',
      classifications: ['test'],
      path: 'a.js',
      line: 3,
      assignees: ['mona'],
    })
  })

  it.each([
    ['number', { number: '7' }],
    ['number', { number: 7.5 }],
    ['number', { number: 2 ** 40 }],
    ['created_at', { created_at: 'yesterday' }],
    ['state', { state: 'exploded' }],
    ['repository', { repository: null }],
    ['rule.tags', { rule: { id: 'x', tags: 'security' } }],
    ['most_recent_instance.location.start_line', { most_recent_instance: { location: { start_line: -1 } } }],
  ])('names %s and never its value where it is malformed', (path, change) => {
    const parsed = parseItems([smallest, { ...smallest, ...change }], alertSchema)
    expect(parsed?.items).toHaveLength(1)
    expect(parsed?.malformed).toEqual([{ index: 1, problems: [path] }])
  })

  it('tell what is known of their repository', () => {
    const told = { id: 1, full_name: 'octo/shop', private: true }
    const item = v.parse(alertSchema, { ...smallest, repository: told })
    expect(repositoryOf(item.repository)).toMatchObject({
      id: 1,
      fullName: 'octo/shop',
      name: 'shop',
      visibility: 'private',
    })
    const bare = v.parse(alertSchema, smallest)
    expect(repositoryOf(bare.repository)).toMatchObject({ fullName: 'repository 1', visibility: 'public' })
  })

  it.each([null, {}, 'text', 3])('knows that %o is no list', (data) => {
    expect(parseItems(data, alertSchema)).toBeNull()
  })
})
