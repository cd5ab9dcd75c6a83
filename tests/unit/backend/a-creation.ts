import { ORGANIZATION } from './some-alerts'
import type { Input } from '@/lib/backend/contract'

/** What a person sends to create a campaign of all open alerts. */
export function aCreation(change: Partial<Input<'campaigns.create'>> = {}): Input<'campaigns.create'> {
  return {
    organization: ORGANIZATION,
    query: 'is:open',
    template: null,
    details: {
      name: 'No SQL injection',
      description: 'Use parameters.',
      dueDate: '2026-12-24',
      managers: ['maya-manager'],
      contactLink: null,
    },
    timeZone: 'Europe/Berlin',
    launch: { autofix: false, issues: false },
    publishing: { share: false, native: false },
    as: 'open',
    ...change,
  }
}

/** The failure of an outcome, or null. */
export const failureOf = (outcome: { ok: boolean }): unknown =>
  'failure' in outcome ? outcome.failure : null
