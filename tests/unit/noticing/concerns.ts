import type { Concern, Noticed, WritablePlace } from '@/lib/noticing/concern'
import type { DueStatus } from '@/lib/tracking/due-status'

export const ME = 'devon'

/** Seconds since 1970 of an ISO text. */
export const at = (text: string) => Date.parse(text) / 1000

export function noticed(change: Partial<Noticed> = {}): Noticed {
  return {
    id: '0b5c6a5e-1c1f-4f0e-9a51-2f8f7a3f9a01',
    organization: 'octo-org',
    state: 'open',
    name: 'No more injections',
    dueDate: '2026-12-24',
    timeZone: 'UTC',
    managers: ['maya'],
    createdBy: 'maya',
    createdAt: at('2026-10-01T10:00:00Z'),
    publishedAt: at('2026-10-01T10:00:00Z'),
    ...change,
  }
}

export function place(change: Partial<WritablePlace> = {}): WritablePlace {
  return { fullName: 'octo-org/shop', alerts: 5, left: 3, ...change }
}

export function concern(
  campaign: Partial<Noticed> = {},
  change: Partial<Omit<Concern, 'campaign'>> = {},
): Concern {
  return { campaign: noticed(campaign), writable: [place()], left: 12, due: null, ...change }
}

export const overdue: DueStatus = { state: 'overdue', daysLeft: -2, remaining: 3 }
export const atRisk: DueStatus = { state: 'at-risk', daysLeft: 9, needed: 2, pace: 1 }
export const onTrack: DueStatus = { state: 'on-track', daysLeft: 9, needed: 1, pace: 2 }
