import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COPILOT_LOGIN } from '@/lib/alerts/alert'
import {
  PULL_REQUEST_STATES,
  statusOf,
  underway,
  workOf,
  type PullRequestState,
  type Work,
} from '@/lib/tracking/work'

const branch = (name: string): Work => ({ kind: 'branch', name })
const pull = (state: PullRequestState, number = 9, of: string | null = null): Work => ({
  kind: 'pull-request',
  number,
  state,
  branch: of,
})
const open = { state: 'open', assignees: [] } as const
const alert = { ...open, assignees: [] as string[] }
const withCopilot = { ...open, assignees: ['devon', COPILOT_LOGIN] }

describe('statusOf', () => {
  it('is in progress with a branch, a pull request or Copilot, only while open', () => {
    expect(statusOf(alert, undefined)).toBe('open')
    expect(statusOf({ ...alert, assignees: ['devon'] }, [])).toBe('open')
    expect(statusOf(alert, [branch('alert-autofix-5')])).toBe('in-progress')
    expect(statusOf(alert, [pull('open')])).toBe('in-progress')
    expect(statusOf(alert, [pull('draft')])).toBe('in-progress')
    expect(statusOf(withCopilot, undefined)).toBe('in-progress')
    for (const state of ['fixed', 'dismissed'] as const)
      expect(statusOf({ ...withCopilot, state }, [branch('x'), pull('open')])).toBe(state)
    expect(statusOf(null, [branch('x')])).toBe('not-visible')
  })

  it.each(['closed', 'merged'] as const)(
    'ends with a pull request that is %s, though its branch is still there',
    (state) => {
      const name = 'alert-autofix-5'
      expect(statusOf(alert, [branch(name), pull(state, 9, name)])).toBe('open')
      expect(statusOf(alert, [pull(state)])).toBe('open')
      expect(statusOf(withCopilot, [pull(state)])).toBe('open')
    },
  )

  it('begins again when the pull request is reopened, or another one or another branch comes', () => {
    const name = 'alert-autofix-5'
    expect(statusOf(alert, [branch(name), pull('open', 9, name)])).toBe('in-progress')
    expect(statusOf(alert, [branch(name), pull('closed', 9, name), pull('draft', 10, name)])).toBe(
      'in-progress',
    )
    expect(statusOf(alert, [branch(name), branch(`${name}.1`), pull('closed', 9, name)])).toBe('in-progress')
    expect(statusOf(withCopilot, [pull('merged', 9), pull('open', 10)])).toBe('in-progress')
  })

  it('is in progress exactly when something goes on', () => {
    const work = fc.oneof(
      fc.constantFrom('a', 'b').map(branch),
      fc
        .tuple(
          fc.constantFrom(...PULL_REQUEST_STATES),
          fc.integer({ min: 1, max: 5 }),
          fc.constantFrom('a', 'b', null),
        )
        .map(([state, number, of]) => pull(state, number, of)),
    )
    fc.assert(
      fc.property(fc.array(work, { maxLength: 6 }), fc.boolean(), (all, copilot) => {
        const subject = copilot ? withCopilot : alert
        const going = underway(subject, all)
        expect(statusOf(subject, all)).toBe(going.length > 0 ? 'in-progress' : 'open')
        for (const one of going)
          if (one.kind === 'pull-request') expect(['open', 'draft']).toContain(one.state)
        expect(underway({ ...subject, state: 'fixed' }, all)).toEqual([])
      }),
    )
  })
})

describe('underway', () => {
  it('names the pull request in place of its branch', () => {
    const all = [branch('alert-autofix-5'), branch('alert-autofix-5.1'), pull('draft', 9, 'alert-autofix-5')]
    expect(underway(withCopilot, all)).toEqual([
      pull('draft', 9, 'alert-autofix-5'),
      branch('alert-autofix-5.1'),
      { kind: 'copilot' },
    ])
  })
})

describe('workOf', () => {
  const one = (number: number, alerts: number[], state: PullRequestState = 'open') => ({
    number,
    state,
    branch: `b${number}`,
    alerts,
  })

  it('brings branches, named and linked pull requests to their alerts, each once', () => {
    const work = workOf({
      branches: [
        { number: 5, name: 'alert-autofix-5' },
        { number: 7, name: 'alert-autofix-7' },
      ],
      pulls: [one(12, []), one(11, [5]), one(10, [5], 'merged')],
      links: [
        { number: 5, pulls: [11, 12] },
        { number: 6, pulls: [12, 99] },
      ],
    })
    expect([...work]).toEqual([
      [
        5,
        [
          branch('alert-autofix-5'),
          pull('merged', 10, 'b10'),
          pull('open', 11, 'b11'),
          pull('open', 12, 'b12'),
        ],
      ],
      [7, [branch('alert-autofix-7')]],
      [6, [pull('open', 12, 'b12')]],
    ])
  })

  it('is nothing where nothing is known', () => {
    expect(workOf({ branches: [], pulls: [one(3, [])], links: [{ number: 1, pulls: [] }] }).size).toBe(0)
  })
})
