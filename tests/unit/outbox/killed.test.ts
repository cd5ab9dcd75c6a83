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
  let ended: string | null = null
  const moment = (what: string) => {
    if ((count += 1) !== nth) return
    ended = what
    base.worker().dead.now = true
    release()
  }
  let release = () => {}
  const death = new Promise<void>((resolve) => (release = resolve))
  await base.kill(moment)
  await life(base, async () => {
    await (ended === null ? Promise.race([base.worker().drive(), death]) : base.worker().drive())
    if (!base.worker().dead.now) return
    await base.kill()
    await base.worker().drive()
  })
  return { base, ended }
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
      let left = 0
      let release = () => {}
      const moment = () => {
        if ((left -= 1) !== 0) return
        base.worker().dead.now = true
        release()
      }
      await base.begin()
      for (let death = 0; death < 6; death += 1) {
        left = 1 + ((seed * 31 + death * 17) % 23)
        const died = new Promise<void>((resolve) => (release = resolve))
        await base.kill(moment)
        await Promise.race([base.worker().drive(), died])
      }
      await base.kill()
      await base.worker().drive()
      expect(base.world.writes.done(/^POST .*\/issues$/)).toHaveLength(2)
      const alerts = base.repositories.reduce((sum, one) => sum + one.alerts.length, 0)
      expect(base.world.writes.done(/^POST .*\/autofix$/)).toHaveLength(alerts)
      expect(base.world.writes.all).toHaveLength(alerts + 2)
    }
  }, 60_000)
})
