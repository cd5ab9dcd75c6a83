import { CREDENTIALS, morningOf, PEOPLE, REPOSITORIES, SQL, XSS } from './organization'
import type { Alert } from '@/lib/alerts/alert'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import { DAY, type EpochSeconds } from '@/lib/time'
import type { Work } from '@/lib/tracking/work'

/** What happens to an alert of the sample, and when; null for never. */
export interface Fate {
  alert: Pick<Alert, 'repositoryId' | 'kind' | 'number' | 'severity' | 'rule' | 'path' | 'line' | 'createdAt'>
  joinsAt: EpochSeconds
  assignedTo: string | null
  startsAt: EpochSeconds | null
  closesAt: EpochSeconds | null
  closing: 'fixed' | 'dismissed'
  reopensAt: EpochSeconds | null
  vanishesAt: EpochSeconds | null
}

export interface Tale extends CampaignDetails {
  id: string
  template: string
  publishedAt: EpochSeconds
  closedAt: EpochSeconds | null
  fates: Fate[]
}

type Findings = typeof SQL | typeof XSS | typeof CREDENTIALS
interface Plot {
  findings: Findings
  from: string
  alerts: number
  /** Of a hundred alerts so many are closed in a month. */
  speed: number
}

/** A row of numbers from 0 up to 1 that is the same wherever and whenever it is made (a linear congruence). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

function fatesOf({ findings, from, alerts, speed }: Plot, firstNumber: number): Fate[] {
  const next = chance(firstNumber)
  const pick = <T>(list: readonly T[], fallback: T): T => list[Math.floor(next() * list.length)] ?? fallback
  const start = morningOf(from)
  return Array.from({ length: alerts }, (_, index): Fate => {
    const { rule, severity, file } = pick<Findings[number]>(findings, findings[0])
    const repository = REPOSITORIES[Math.floor(next() ** 1.6 * REPOSITORIES.length)]
    const isLate = index >= alerts - 3
    const joinsAt = isLate ? start + 40 * DAY : start
    // Most of what is closed is closed early; what is left grows old.
    const day = (next() / speed) * 30
    const closesAt = day < 120 ? Math.round(joinsAt + (1 + day) * DAY) : null
    const startsAt = next() < 0.7 ? (closesAt ?? joinsAt + Math.round(next() * 80 * DAY)) - 6 * DAY : null
    return {
      alert: {
        repositoryId: repository?.id ?? 101,
        kind: 'code-scanning',
        number: firstNumber + index,
        severity,
        rule,
        path: file,
        line: 10 + Math.floor(next() * 300),
        createdAt: Math.round(start - next() * 260 * DAY),
      },
      joinsAt,
      assignedTo: next() < 0.6 ? pick(PEOPLE, PEOPLE[0]) : null,
      startsAt,
      closesAt,
      closing: next() < 0.85 ? 'fixed' : 'dismissed',
      reopensAt: closesAt !== null && next() < 0.07 ? closesAt + 12 * DAY : null,
      vanishesAt: index === 5 ? start + 60 * DAY : null,
    }
  })
}

const described = (name: string, description: string, dueDate: string): CampaignDetails => ({
  name,
  description,
  dueDate,
  managers: ['ada-example'],
  contactLink: 'https://example.com/security',
})

/** The campaigns of the sample: a long one that goes well, a young one, and one that was closed with something left. */
export const TALES: readonly Tale[] = [
  {
    ...described(
      'Hard-coded credentials',
      'Move secrets out of the code and revoke the old ones.',
      '2026-10-30',
    ),
    id: '5a3e1f62-0c1b-4d0e-9a55-7d2c6b1e0a01',
    template: 'hard-coded-credentials',
    publishedAt: morningOf('2026-08-10'),
    closedAt: morningOf('2026-10-28'),
    fates: fatesOf({ findings: CREDENTIALS, from: '2026-08-10', alerts: 16, speed: 0.5 }, 900),
  },
  {
    ...described('SQL injection', 'Use prepared statements for every query.', '2026-12-18'),
    id: '5a3e1f62-0c1b-4d0e-9a55-7d2c6b1e0a02',
    template: 'sql-injection',
    publishedAt: morningOf('2026-08-24'),
    closedAt: null,
    fates: fatesOf({ findings: SQL, from: '2026-08-24', alerts: 54, speed: 0.26 }, 100),
  },
  {
    ...described('Cross-site scripting', 'Escape what people typed before it is shown.', '2026-12-04'),
    id: '5a3e1f62-0c1b-4d0e-9a55-7d2c6b1e0a03',
    template: 'cross-site-scripting',
    publishedAt: morningOf('2026-10-05'),
    closedAt: null,
    fates: fatesOf({ findings: XSS, from: '2026-10-05', alerts: 38, speed: 0.2 }, 400),
  },
]

/** How the alert stands at a moment, with what was begun for it; null before it was found or once it is gone. */
export function standing(fate: Fate, at: EpochSeconds): { alert: Alert; work: Work[] } | null {
  const { alert, closing, closesAt, reopensAt, startsAt, vanishesAt, assignedTo } = fate
  if (alert.createdAt > at || (vanishesAt !== null && vanishesAt <= at)) return null
  const isBack = reopensAt !== null && reopensAt <= at
  const closedAt = closesAt !== null && closesAt <= at && !isBack ? closesAt : null
  const hasStarted = startsAt !== null && startsAt <= at
  const touched = [alert.createdAt, closesAt, reopensAt].filter((one) => one !== null && one <= at)
  const pull: Work = {
    kind: 'pull-request',
    number: alert.number,
    state: 'open',
    branch: `alert-autofix-${alert.number}`,
  }
  return {
    alert: {
      ...alert,
      tool: 'CodeQL',
      classifications: [],
      state: closedAt === null ? 'open' : closing,
      updatedAt: Math.max(...touched.map((one) => one ?? 0)),
      fixedAt: closing === 'fixed' ? closedAt : null,
      dismissedAt: closing === 'dismissed' ? closedAt : null,
      dismissedReason: closing === 'dismissed' && closedAt !== null ? 'used in tests' : null,
      assignees: hasStarted && assignedTo !== null ? [assignedTo] : [],
    },
    work: hasStarted && closedAt === null ? [{ ...pull, createdAt: startsAt }] : [],
  }
}
