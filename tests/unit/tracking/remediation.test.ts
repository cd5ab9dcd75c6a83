import { describe, expect, it } from 'vitest'
import { day, dismissed, fixed, look, measured, tracked } from './tracked-alerts'

const remediation = (...parameters: Parameters<typeof measured>) => measured(...parameters).remediation

describe('the time to remediate', () => {
  it('is the mean from creation to closing, and from the start or a later creation', () => {
    const alerts = [
      fixed(4, { createdAt: day(-6) }),
      fixed(2, { createdAt: day(-18) }),
      fixed(9, { createdAt: day(3) }),
    ]
    expect(remediation(alerts, 20).total).toEqual({
      alerts: 3,
      meanDays: (10 + 20 + 6) / 3,
      fromStartDays: (4 + 2 + 6) / 3,
    })
  })

  it('leaves out false positives, and no other dismissal (F6)', () => {
    const alerts = [
      dismissed(5, 'false positive'),
      dismissed(5, "won't fix"),
      dismissed(5, 'used in tests'),
      dismissed(5, 'mitigated'),
      dismissed(5, 'a reason of next year'),
    ]
    const { remediation: found, flow } = measured(alerts, 9)
    expect(found).toMatchObject({ falsePositives: 1, total: { alerts: 4, meanDays: 15 } })
    // In the campaign’s progress it counts as closed.
    expect(flow.total.closed).toBe(5)
  })

  it('counts a fixed alert that once was a false positive', () => {
    const alert = fixed(5, { dismissedReason: 'false positive' })
    expect(remediation([alert], 9)).toMatchObject({ falsePositives: 0, total: { alerts: 1 } })
  })

  it('does not count a reopened alert as fixed (F5)', () => {
    const alert = tracked({ state: 'open', fixedAt: day(2) })
    const { remediation: found, flow } = measured([alert], 9, { looks: [look(3, { fixed: 1 })] })
    expect(found.total).toEqual({ alerts: 0, meanDays: null, fromStartDays: null })
    expect(flow.total).toMatchObject({ undone: 1, reopened: 1, fixed: 0 })
  })

  it('does not count what was closed before the campaign', () => {
    expect(remediation([fixed(-1), dismissed(-1, 'false positive')], 9)).toMatchObject({
      falsePositives: 0,
      total: { alerts: 0 },
    })
  })

  it('has a row for every severity of the campaign, in every month', () => {
    const alerts = [
      tracked({ severity: 'low' }),
      fixed(3, { severity: 'critical' }),
      fixed(33, { severity: 'critical', createdAt: day(13) }),
    ]
    const none = { alerts: 0, meanDays: null, fromStartDays: null }
    const { severities, months } = remediation(alerts, 95)
    expect(severities).toEqual([
      { severity: 'critical', alerts: 2, meanDays: 16.5, fromStartDays: 11.5 },
      { severity: 'low', ...none },
    ])
    expect(
      months.map(({ month, isUnderway, alerts: count, meanDays }) => [month, isUnderway, count, meanDays]),
    ).toEqual([
      ['2026-11', false, 1, 13],
      ['2026-12', false, 1, 20],
      ['2027-01', false, 0, null],
      ['2027-02', true, 0, null],
    ])
    expect(months[1]?.severities).toEqual([
      { severity: 'critical', alerts: 1, meanDays: 20, fromStartDays: 20 },
      { severity: 'low', ...none },
    ])
  })
})
