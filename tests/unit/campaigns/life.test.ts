import { describe, expect, it } from 'vitest'
import { aCampaign, NOW } from './a-campaign'
import { isShownTo } from '@/lib/campaigns/campaign'
import {
  closeCampaign,
  createCampaign,
  editCampaign,
  publishCampaign,
  reopenCampaign,
} from '@/lib/campaigns/life'
import type { Outcome } from '@/lib/failure'

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.failure.kind)
  return outcome.value
}
const failureOf = (outcome: Outcome<unknown>) => (outcome.ok ? null : outcome.failure.kind)
const { name, description, dueDate, managers, contactLink, ...rest } = aCampaign()
const details = { name, description, dueDate, managers, contactLink }
/** So many are open, and ten may be. */
const room = (openNow: number, openCampaigns = 10) => ({ openNow, openCampaigns })

describe('the life of a campaign', () => {
  it('is created open or as a draft', () => {
    const open = valueOf(createCampaign({ ...details, name: `  ${name} ` }, rest, 'open', room(9)))
    expect(open).toMatchObject({
      state: 'open',
      name,
      publishedAt: rest.createdAt,
      closedAt: null,
      revision: 0,
    })
    expect(valueOf(createCampaign(details, rest, 'draft', room(10)))).toMatchObject({
      state: 'draft',
      publishedAt: null,
    })
  })

  it('is refused without alerts, with bad fields, and as the eleventh', () => {
    expect(failureOf(createCampaign(details, { ...rest, alerts: [] }, 'open', room(0)))).toBe(
      'nothing-selected',
    )
    expect(failureOf(createCampaign({ ...details, name: '' }, rest, 'open', room(0)))).toBe('invalid-input')
    expect(failureOf(createCampaign(details, rest, 'open', room(10)))).toBe('too-many-campaigns')
  })

  it('judges the due date in the campaign’s own zone', () => {
    // 2026-11-20T11:00Z is already the 21st on Kiritimati, and still the 20th in Niue.
    const at = { ...rest, createdAt: Date.UTC(2026, 10, 20, 11) / 1000 }
    const due = { ...details, dueDate: '2026-11-21' }
    expect(failureOf(createCampaign(due, { ...at, timeZone: 'Pacific/Kiritimati' }, 'open', room(0)))).toBe(
      'invalid-input',
    )
    expect(failureOf(createCampaign(due, { ...at, timeZone: 'Pacific/Niue' }, 'open', room(0)))).toBeNull()
  })

  it('closes once, reopens when there is room, and counts its revisions', () => {
    const open = aCampaign()
    const closed = valueOf(closeCampaign(open, NOW))
    expect(closed).toMatchObject({ state: 'closed', closedAt: NOW, revision: open.revision + 1 })
    expect(valueOf(closeCampaign(closed, NOW + 5))).toBe(closed)
    expect(failureOf(reopenCampaign(closed, room(10)))).toBe('too-many-campaigns')
    expect(valueOf(reopenCampaign(closed, room(9)))).toMatchObject({ state: 'open', closedAt: null })
    expect(valueOf(reopenCampaign(open, room(10)))).toBe(open)
  })

  it('publishes a draft, but not with a due date that has passed', () => {
    const draft = aCampaign({ state: 'draft', publishedAt: null })
    expect(valueOf(publishCampaign(draft, room(0), NOW))).toMatchObject({ state: 'open', publishedAt: NOW })
    expect(failureOf(publishCampaign({ ...draft, dueDate: '2026-01-01' }, room(0), NOW))).toBe(
      'invalid-input',
    )
    expect(failureOf(publishCampaign(draft, room(10), NOW))).toBe('too-many-campaigns')
  })

  it('edits details and never the alerts', () => {
    const campaign = aCampaign()
    const edited = valueOf(editCampaign(campaign, { ...details, name: 'New name' }, NOW))
    expect(edited).toMatchObject({
      name: 'New name',
      alerts: campaign.alerts,
      revision: campaign.revision + 1,
    })
    expect(campaign.name).toBe(name)
  })

  it('goes by raised limits, and names them', () => {
    const closed = aCampaign({ state: 'closed', closedAt: NOW })
    expect(valueOf(createCampaign(details, rest, 'open', room(10, 25))).state).toBe('open')
    expect(valueOf(reopenCampaign(closed, room(24, 25))).state).toBe('open')
    expect(reopenCampaign(closed, room(25, 25))).toEqual({
      ok: false,
      failure: { kind: 'too-many-campaigns', limit: 25 },
    })
  })

  it('keeps what is to be done at its launch, as a draft and published', () => {
    const launch = { autofix: true, issues: true }
    const draft = valueOf(createCampaign(details, { ...rest, launch }, 'draft', room(0)))
    expect(draft.launch).toEqual(launch)
    expect(valueOf(publishCampaign(draft, room(0), NOW)).launch).toEqual(launch)
  })
})

describe('a draft', () => {
  const draft = aCampaign({ state: 'draft', createdBy: 'Maya-Manager' })

  it('is shown to its author alone, in any spelling of the login', () => {
    expect(isShownTo('maya-manager', draft)).toBe(true)
    expect(isShownTo('olga-owner', draft)).toBe(false)
    expect(isShownTo(null, draft)).toBe(false)
    expect(isShownTo(null, { ...draft, createdBy: '' })).toBe(false)
  })

  it('is everybody’s once it was published', () => {
    for (const state of ['open', 'closed'] as const) expect(isShownTo(null, { ...draft, state })).toBe(true)
  })
})
