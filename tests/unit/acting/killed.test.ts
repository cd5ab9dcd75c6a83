import { describe, expect, it } from 'vitest'
import { fix, rig, type Rig } from './rig'
import type { Action } from '@/lib/backend/views'

/**
 * A worker ends between any two instructions: before a request, after GitHub did what it asked but before the answer, before
 * and after each transaction. Whenever that is, the next one ends what was begun, and nothing is done twice.
 */

/** Runs an action with a worker that ends at its nth moment; `ended` is null when it had fewer. */
async function endingAt(nth: number, action: Action): Promise<{ base: Rig; ended: string | null }> {
  const base = await rig()
  let count = 0
  const doomed = await base.doom(() => (count += 1) === nth)
  await base.begin(action)
  await doomed.drive()
  if (doomed.ended() !== null) await (await base.kill()).drive()
  return { base, ended: doomed.ended() }
}

/** Kills it at every moment; `expected`: how often each write is done. */
async function everywhere(action: Action, expected: Record<string, number>, kinds: string[]): Promise<void> {
  const seen = new Set<string>()
  for (let nth = 1; ; nth += 1) {
    const { base, ended } = await endingAt(nth, action)
    const { steps } = await base.action()
    expect(
      steps.map(({ state }) => state),
      `killed ${ended} (${nth})`,
    ).toEqual(steps.map(() => 'done'))
    const done: Record<string, number> = {}
    for (const { method, path } of base.world.writes.done()) {
      const what = `${method} ${path.replace(/^\/repos\/[^/]+\/[^/]+/, '').replace(/\d+/g, 'N')}`
      done[what] = (done[what] ?? 0) + 1
    }
    expect(done, `killed ${ended} (${nth})`).toEqual(expected)
    // And nothing was tried that GitHub refused.
    expect(base.world.writes.all, `killed ${ended} (${nth})`).toHaveLength(base.world.writes.done().length)
    if (ended === null) break
    seen.add(ended)
  }
  expect([...seen].sort()).toEqual(kinds.flatMap((kind) => [`after ${kind}`, `before ${kind}`]).sort())
}

const ALL = ['agenda', 'begin', 'change', 'fetch', 'wait']

describe('a worker that is killed at any moment', () => {
  it('leaves a fix with one branch, a commit for each alert, one pull request and one request for each review', async () => {
    const pullRequest = { title: 'Fix', body: 'Both', reviewers: ['noor-haddad', 'olga-petrenko'] }
    await everywhere(
      fix({ pullRequest }),
      {
        'POST /git/refs': 1,
        'POST /code-scanning/alerts/N/autofix/commits': 2,
        'POST /pulls': 1,
        'POST /pulls/N/requested_reviewers': 2,
      },
      ALL,
    )
  }, 120_000)

  it.each<[string, Action, Record<string, number>]>([
    [
      'dismissals',
      { kind: 'dismiss', reason: 'used in tests', comment: 'A test', request: false },
      { 'PATCH /code-scanning/alerts/N': 2 },
    ],
    ['assignments', { kind: 'assign', logins: ['devon-developer'] }, { 'PATCH /code-scanning/alerts/N': 2 }],
    ['alerts assigned to Copilot', { kind: 'copilot' }, { 'PATCH /code-scanning/alerts/N': 2 }],
  ])(
    'leaves %s done once',
    async (_, action, expected) => {
      await everywhere(action, expected, ALL)
    },
    60_000,
  )

  it('leaves one issue', async () => {
    const action: Action = { kind: 'issue', title: 'To do', body: 'Both' }
    await everywhere(
      action,
      { 'POST /issues': 1 },
      ALL.filter((kind) => kind !== 'wait'),
    )
  }, 60_000)

  it('and whose successors are killed as well, does everything once', async () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const base = await rig(3)
      await base.begin(fix())
      await base.killOften((death) => 1 + ((seed * 31 + death * 17) % 19))
      expect((await base.action()).steps.map(({ state }) => state)).toEqual(Array(6).fill('done'))
      expect(base.world.writes.all).toHaveLength(6)
    }
  }, 60_000)
})
