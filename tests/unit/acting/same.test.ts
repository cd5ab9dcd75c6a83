import { describe, expect, it } from 'vitest'
import { planned } from '@/lib/acting/plan'
import { isSame } from '@/lib/acting/same'
import type { Action } from '@/lib/backend/views'
import type { ActionRecord, Step } from '@/lib/storage/action-records'
import { NOW, fix } from './rig'

const ALERTS = [
  { number: 5, title: 'SQL injection' },
  { number: 7, title: 'Path traversal' },
]
const issue: Action = { kind: 'issue', title: 'To do', body: 'Both' }
const dismissal: Action = { kind: 'dismiss', reason: 'mitigated', comment: 'Behind a proxy', request: false }

function record(action: Action, change: Partial<ActionRecord> = {}): ActionRecord {
  const id = change.id ?? crypto.randomUUID()
  return {
    id,
    organization: 'octo',
    login: 'Octo',
    repositoryId: 1,
    repository: 'Octo/shop',
    kind: action.kind,
    numbers: ALERTS.map(({ number }) => number),
    by: 'devon',
    steps: planned({ id, action, alerts: ALERTS, defaultBranch: 'main', me: 'devon' }),
    startedAt: NOW,
    endedAt: null,
    cancelled: false,
    forgotten: false,
    ...change,
  }
}

const as =
  (state: Step['state']) =>
  (step: Step): Step => ({ ...step, state })

describe('what somebody asks for twice', () => {
  it.each<[string, Action]>([
    ['a fix', fix()],
    ['an issue, whose mark is another', issue],
    ['a dismissal', dismissal],
    ['assigning people', { kind: 'assign', logins: ['noor'] }],
    ['assigning to Copilot', { kind: 'copilot' }],
  ])('is the same within ten seconds: %s', (_, action) => {
    expect(isSame(record(action), record(action, { startedAt: NOW + 10, by: 'Devon' }))).toBe(true)
    expect(isSame(record(action), record(action, { startedAt: NOW + 11 }))).toBe(false)
  })

  it.each(['waiting', 'running', 'done'] as const)('is the same while the first is %s', (state) => {
    const first = record(issue)
    first.steps = first.steps.map(as(state))
    expect(isSame(first, record(issue))).toBe(true)
  })

  it.each<[string, Partial<ActionRecord>]>([
    ['failed', { steps: record(issue).steps.map(as('failed')) }],
    ['left out', { steps: record(issue).steps.map(as('skipped')) }],
    ['cancelled', { cancelled: true }],
    ['taken off the list', { forgotten: true }],
  ])('is begun anew where the first was %s', (_, change) => {
    expect(isSame(record(issue, change), record(issue))).toBe(false)
  })
})

describe('what is not the same', () => {
  it.each<[string, Action, Action]>([
    ['another title', issue, { ...issue, title: 'Other' }],
    ['another text', issue, { ...issue, body: 'Other' }],
    ['another branch', fix(), fix({ branch: { kind: 'new', name: 'other' } })],
    ['a branch that exists', fix(), fix({ branch: { kind: 'existing', name: 'fix/campaign' } })],
    ['without suggestions', fix(), fix({ autofix: false })],
    ['a request in place of a dismissal', dismissal, { ...dismissal, request: true }],
    ['another reason', dismissal, { ...dismissal, reason: 'used in tests' }],
    ['another person', { kind: 'assign', logins: ['noor'] }, { kind: 'assign', logins: ['maya'] }],
  ])('%s', (_, one, other) => {
    expect(isSame(record(one), record(other))).toBe(false)
  })

  it.each<[string, Partial<ActionRecord>]>([
    ['in another repository', { repositoryId: 2 }],
    ['for other alerts', { numbers: [5] }],
    ['in the name of somebody else', { by: 'maya' }],
  ])('%s', (_, change) => {
    expect(isSame(record(issue), record(issue, change))).toBe(false)
  })
})
