import { describe, expect, it } from 'vitest'
import { ID, NOW, rig } from './rig'
import { issueMarker } from '@/lib/campaigns/issue-text'

describe('a launch of 1000 alerts in 100 repositories', () => {
  it('that is killed twice ends complete, with every write done once, at GitHub’s pace', async () => {
    const base = await rig(14_000, 140, { repositories: 100, alerts: 10 })
    const { world, repositories, begin, doom, kill, limits, clock, tasks } = base
    const alerts = repositories.flatMap((one) =>
      one.alerts.map(({ number }) => `${one.repository} ${number}`),
    )
    expect(repositories).toHaveLength(100)
    expect(alerts).toHaveLength(1000)
    // GitHub refuses who writes faster than its own pace.
    limits.secondary.writesPerMinute = 80
    await begin()
    for (const most of [40, 500]) {
      const doomed = await doom((what) => what === 'after fetch' && world.writes.all.length >= most)
      await doomed.drive()
      expect(doomed.ended()).toBe('after fetch')
      clock.now += 45
    }
    await (await kill()).drive()

    const issues = world.writes.done(/^POST .*\/issues$/)
    expect(new Set(issues.map(({ path }) => path)).size).toBe(100)
    expect(issues).toHaveLength(100)
    const asked = world.writes.done(/^POST .*\/autofix$/)
    expect(asked).toHaveLength(1000)
    expect(new Set(asked.map(({ path }) => path)).size).toBe(1000)
    expect(world.writes.all.filter(({ status }) => status >= 400)).toEqual([])
    expect(world.writes.all).toHaveLength(1100)
    const times = world.writes.all.map(({ time }) => time / 1000)
    for (const [index, time] of times.entries())
      if (index > 0) expect(time - (times[index - 1] ?? 0)).toBeGreaterThanOrEqual(1)
    expect(times[0]).toBe(NOW)

    const left = await tasks()
    expect(left).toHaveLength(1100)
    expect(new Set(left.map(({ state }) => state))).toEqual(new Set(['done']))
    const answers = left.flatMap((task) => (task.kind === 'autofix' ? [task.answer] : []))
    expect(new Set(answers)).toEqual(new Set(['ready', 'failed']))
    for (const { repository } of repositories) {
      const [owner = '', name = ''] = repository?.split('/') ?? []
      const ours = world.repository(owner, name)?.issues.filter(({ body }) => body?.includes(issueMarker(ID)))
      expect(ours).toHaveLength(1)
    }
  }, 120_000)
})
