import { describe, expect, test } from 'vitest'
import { percentOf, spoken, stateText, titleOf } from '@/components/acting/action-text'
import { told } from '@/components/acting/failure-text'
import { fixDraft, fixOf, tickProblems } from '@/components/acting/fix-draft'
import { canRetry, groupsOf, stateOf, summaryOf, toRequest, troublesOf } from '@/components/acting/steps'
import type { ActionStep, StepKind, StepState } from '@/lib/backend/views'
import { actionProposal, actionView } from '../developer-fixtures'
import { NOW, step } from './acting'

const of = (kind: StepKind, ...states: StepState[]) => ({
  kind,
  steps: states.map((state, index) => step(kind, { state, alert: index + 1 })),
})

describe('the title of an action', () => {
  test.each<[StepKind[], string]>([
    [['branch'], 'Create branch for alert #42'],
    [['branch', 'autofix'], 'Commit autofix for alert #42'],
    [['autofix'], 'Commit autofix for alert #42'],
    [['branch', 'autofix', 'pull-request', 'reviewers'], 'Open pull request for alert #42'],
  ])('%o', (kinds, title) => {
    expect(titleOf(actionView({ steps: kinds.map((kind) => step(kind)) }))).toBe(title)
  })

  test.each([
    ['assign', 'Assign people for 2 alerts'],
    ['copilot', 'Assign to Copilot for 2 alerts'],
    ['dismiss', 'Dismissal for 2 alerts'],
    ['issue', 'Create issue for 2 alerts'],
  ] as const)('%s', (kind, title) => {
    expect(titleOf(actionView({ kind, numbers: [1, 2] }))).toBe(title)
  })
})

describe('steps of a kind', () => {
  test('keep the order in which they are done', () => {
    const steps = [step('branch'), step('autofix'), step('pull-request'), step('autofix')]
    expect(groupsOf(steps).map(({ kind, steps: { length } }) => [kind, length])).toEqual([
      ['branch', 1],
      ['autofix', 2],
      ['pull-request', 1],
    ])
  })

  test.each<[StepState[], boolean, StepState]>([
    [['done', 'done'], true, 'done'],
    [['waiting', 'waiting'], true, 'waiting'],
    [['done', 'running', 'failed'], true, 'running'],
    [['done', 'waiting'], true, 'running'],
    [['done', 'waiting'], false, 'waiting'],
    [['failed', 'waiting'], false, 'failed'],
    [['done', 'failed', 'skipped'], true, 'failed'],
    [['done', 'skipped'], false, 'skipped'],
  ])('%o, under way: %s, stand as %s', (states, moves, state) => {
    expect(stateOf(of('autofix', ...states), moves)).toBe(state)
  })

  test.each<[StepKind, StepState[], string]>([
    ['branch', ['done'], 'Branch created'],
    ['autofix', ['done'], 'Autofix committed'],
    ['pull-request', ['done'], 'Pull request open'],
    ['reviewers', ['done'], 'Review requested'],
    ['assign', ['done'], 'Assigned'],
    ['copilot', ['done'], 'Assigned to Copilot'],
    ['dismiss', ['done'], 'Dismissed'],
    ['issue', ['done'], 'Issue created'],
    ['reviewers', ['waiting'], 'Review request: not begun'],
    ['pull-request', ['running'], 'Draft pull request: under way'],
    ['issue', ['failed'], 'Issue: failed'],
    ['autofix', ['done', 'failed', 'waiting'], '1 of 3 committed, 1 failed'],
    ['copilot', ['done', 'done'], '2 of 2 assigned to Copilot'],
    ['reviewers', ['done', 'skipped'], '1 of 2 asked for a review, 1 left out'],
    ['dismiss', ['done', 'waiting'], '1 of 2 dismissed'],
  ])('%s %o: %s', (kind, states, text) => {
    expect(summaryOf(of(kind, ...states))).toBe(text)
  })

  test.each<[StepState, string]>([
    ['done', 'Dismissal requested'],
    ['waiting', 'Dismissal request: not begun'],
    ['failed', 'Dismissal request: failed'],
  ])('a dismissal about which somebody else decides, %s: %s', (state, text) => {
    const steps = [step('dismiss', { alert: 1, state, request: true })]
    expect(summaryOf({ kind: 'dismiss', steps })).toBe(text)
    expect(titleOf(actionView({ kind: 'dismiss', steps }))).toBe('Dismissal request for alert #42')
  })

  test('several of them are counted as requests, with others beside them as what they are', () => {
    const request = step('dismiss', { alert: 1, state: 'done', request: true })
    const other = step('dismiss', { alert: 2, state: 'done' })
    const sum = (...steps: ActionStep[]) => summaryOf({ kind: 'dismiss', steps })
    expect(sum(request, request)).toBe('2 of 2 dismissals requested')
    expect(sum(request, other)).toBe('2 of 2 dismissed or requested')
  })

  test('people who cannot be asked are named', () => {
    const failure = { kind: 'refused', status: 422, message: 'not a collaborator' } as const
    const steps = [
      step('reviewers', { person: 'maya', state: 'done' }),
      step('reviewers', { person: 'noor', state: 'failed', failure }),
    ]
    expect(troublesOf({ kind: 'reviewers', steps })).toEqual([{ who: 'noor', text: told(failure) }])
  })

  test('different reasons stay apart', () => {
    const at = (alert: number, failure: ActionStep['failure']) =>
      step('autofix', { alert, state: 'failed', failure })
    const steps = [
      at(1, { kind: 'autofix-not-ready' }),
      at(2, { kind: 'timeout' }),
      at(3, { kind: 'timeout' }),
    ]
    expect(troublesOf({ kind: 'autofix', steps }).map(({ who }) => who)).toEqual([
      'Alert #1',
      'Alert #2, Alert #3',
    ])
  })
})

describe('what can be done about an action', () => {
  test.each([
    ['running', 'failed', false],
    ['waiting', 'failed', false],
    ['done', 'done', false],
    ['done', 'failed', true],
    ['done', 'skipped', true],
    ['cancelled', 'skipped', true],
  ] as const)('%s with a step %s: try again %s', (state, one, expected) => {
    expect(canRetry(actionView({ state, steps: [step('branch', { state: one })] }))).toBe(expected)
  })

  test('only dismissals that were told so are requested', () => {
    const steps = [
      step('dismiss', { alert: 1, state: 'failed', failure: { kind: 'dismissal-needs-request' } }),
      step('dismiss', { alert: 2, state: 'failed', failure: { kind: 'timeout' } }),
      step('dismiss', { alert: 3, state: 'done' }),
    ]
    expect(toRequest(actionView({ kind: 'dismiss', steps }))).toEqual([1])
  })

  test('an action without steps is through', () => {
    expect(percentOf(actionView({ steps: [] }))).toBe(100)
  })

  test('what is said counts what failed', () => {
    const steps = [step('issue', { state: 'failed', failure: { kind: 'timeout' } })]
    const action = actionView({ kind: 'issue', state: 'done', steps })
    expect(stateText(action)).toBe('1 step failed')
    expect(spoken(action, NOW)).toBe('Create issue for alert #42: 1 step failed')
  })
})

describe('the draft of a fix', () => {
  test('a pull request from an existing branch keeps its commits as they are', () => {
    const draft = fixDraft('pull-request', actionProposal({ branches: ['theirs'] }))
    expect(draft).toMatchObject({ branch: 'existing', autofix: false, wantsPull: true })
    expect(fixOf(draft).branch).toEqual({ kind: 'existing', name: 'theirs' })
    expect(tickProblems(draft)).toEqual([])
  })

  test('suggestions go to a new branch even where one exists', () => {
    expect(fixDraft('autofix', actionProposal({ branches: ['theirs'] }))).toMatchObject({
      branch: 'new',
      autofix: true,
      wantsPull: false,
    })
  })

  test.each([
    ['new', false, false, undefined],
    ['new', true, true, undefined],
    ['new', false, true, 'acting.fix.draft.empty'],
    ['existing', false, false, 'acting.fix.nothing'],
    ['existing', false, true, undefined],
    ['existing', true, false, undefined],
  ] as const)('%s branch, suggestions %s, pull request %s: %s', (branch, autofix, wantsPull, problem) => {
    const draft = { ...fixDraft('branch', actionProposal()), branch, autofix, wantsPull }
    expect(tickProblems(draft)[0]?.problem).toBe(problem)
  })

  test('without a pull request nothing of one is sent', () => {
    expect(fixOf(fixDraft('branch', actionProposal())).pullRequest).toBeNull()
  })
})
