import { describe, expect, it } from 'vitest'
import { NOW, PLACE } from './a-file'
import { readTrackingFile } from '@/lib/campaigns/shared/read'
import { trackingPath, writeTrackingFile, type TrackingFile } from '@/lib/campaigns/shared/tracking-file'

const day: TrackingFile = {
  campaign: PLACE.id,
  organization: 'octo-org',
  date: '2026-11-20',
  recordedAt: NOW,
  recordedBy: 'maya-manager',
  progress: { total: 10, open: 4, inProgress: 1, fixed: 3, dismissed: 1, notVisible: 1 },
}
const place = { ...PLACE, date: '2026-11-20' }
const text = writeTrackingFile(day)

describe('a day of a campaign', () => {
  it('stands in a file of its own and comes back as it was', () => {
    expect(trackingPath(day.campaign, day.date)).toBe(`tracking/${PLACE.id}/2026-11-20.json`)
    expect(readTrackingFile(text, place)).toMatchObject({ ok: true, value: day })
  })

  it.each([
    ['"fixed":3', '"fixed":4', 'parts that add up to the total'],
    ['"fixed":3', '"fixed":-3', 'progress.fixed'],
    ['"date":"2026-11-20"', '"date":"2026-11-21"', 'date'],
    ['"date":"2026-11-20"', '"date":"2026-11-31"', 'date'],
    [PLACE.id, PLACE.id.replace('6', '7'), 'id'],
    ['octo-org', 'evil-org', 'organization'],
    ['muster-tracking', 'muster-campaign', 'file'],
  ])('with %s as %s is damaged', (before, after, problem) => {
    expect(readTrackingFile(text.replace(before, after), place)).toMatchObject({
      failure: {
        kind: 'shared-file-damaged',
        problems: expect.arrayContaining([expect.stringContaining(problem)]),
      },
    })
  })

  it('of a newer format is named as such', () => {
    expect(readTrackingFile(text.replace('"version":1', '"version":3'), place)).toEqual({
      ok: false,
      failure: { kind: 'shared-file-newer', version: '3' },
    })
  })
})
