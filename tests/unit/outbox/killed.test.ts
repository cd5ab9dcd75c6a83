import { describe, expect, it } from 'vitest'
import { ID, rig, type Rig } from './rig'
import { commentMarker, issueMarker } from '@/lib/campaigns/issue-text'
import type { Repository } from '../../../demo/organization/model.ts'

/**
 * A worker ends between any two instructions: before a request, after GitHub did what it asked but before the answer, before
 * and after each transaction. Whenever that is, the next one ends what was begun, and nothing is done twice.
 */

/** A campaign's life on GitHub: launched, edited, closed, and deleted. */
async function life(base: Rig, drive: () => Promise<void>): Promise<void> {
  await base.begin()
  await drive()
  await base.change({ name: 'No SQL injection', state: 'closed' })
  await drive()
  await base.remove()
  await drive()
}

/** Runs the life with a worker that ends at its nth moment; false when it had fewer. */
async function endingAt(nth: number): Promise<{ base: Rig; ended: string | null }> {
  const base = await rig(60, 6, { repositories: 1, alerts: 1 })
  let count = 0
  const doomed = await base.doom(() => (count += 1) === nth)
  await life(base, async () => {
    if (base.worker() !== doomed.worker) return base.worker().drive()
    await doomed.drive()
    if (doomed.ended() !== null) await (await base.kill()).drive()
  })
  return { base, ended: doomed.ended() }
}

function expectOnce({ world, repositories }: Rig): void {
  expect(world.writes.done(/^POST .*\/autofix$/)).toHaveLength(1)
  expect(world.writes.done(/^POST .*\/issues$/)).toHaveLength(1)
  expect(world.writes.done('PATCH')).toHaveLength(1)
  expect(world.writes.done(/^POST .*\/comments$/)).toHaveLength(2)
  expect(world.writes.all).toHaveLength(5)
  const [owner = '', name = ''] = repositories[0]?.repository?.split('/') ?? []
  const repository: Repository | undefined = world.repository(owner, name)
  const ours = repository?.issues.filter(({ body }) => body?.includes(issueMarker(ID))) ?? []
  expect(ours).toHaveLength(1)
  expect(ours[0]?.title).toBe('Security campaign: No SQL injection')
  const bodies = ours[0]?.comments.map(({ body }) => body) ?? []
  expect(bodies.map((body) => /(closed|deleted)=\d+ -->$/.exec(body)?.[1])).toEqual(['closed', 'deleted'])
  expect(bodies[0]).toContain(commentMarker(ID, 'closed', 1))
}

describe('a worker that is killed', () => {
  it('at no moment leaves a thing undone, or done twice', async () => {
    const kinds = new Set<string>()
    let nth = 1
    for (; ; nth += 1) {
      const { base, ended } = await endingAt(nth)
      expectOnce(base)
      expect(await base.tasks(), `killed ${ended} (${nth})`).toEqual([])
      if (ended === null) break
      kinds.add(ended)
    }
    expect(nth).toBeGreaterThan(40)
    expect([...kinds].sort()).toEqual(
      ['agenda', 'begin', 'fetch', 'settle', 'wait']
        .flatMap((name) => [`after ${name}`, `before ${name}`])
        .sort(),
    )
  }, 120_000)

  it('and whose successor is killed as well, still does everything once', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const base = await rig(120, 8, { repositories: 2, alerts: 2 })
      await base.begin()
      await base.killOften((death) => 1 + ((seed * 31 + death * 17) % 23))
      expect(base.world.writes.done(/^POST .*\/issues$/)).toHaveLength(2)
      const alerts = base.repositories.reduce((sum, one) => sum + one.alerts.length, 0)
      expect(base.world.writes.done(/^POST .*\/autofix$/)).toHaveLength(alerts)
      expect(base.world.writes.all).toHaveLength(alerts + 2)
    }
  }, 60_000)
})
