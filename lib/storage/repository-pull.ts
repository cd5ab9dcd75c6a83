import * as v from 'valibot'
import type { Repository } from '@/lib/alerts/organization'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'

/** What is known of the alerts of one repository that were asked for by themselves. */
export interface OwnAlerts {
  /** By GitHub's clock: older changes are in. */
  asOf: EpochSeconds
  /** Of the page of those that changed last. */
  etag: string | null
  /** When all of them were last read: only then is noticed what GitHub no longer shows. */
  wholeAt: EpochSeconds
  /** The latest change that was seen; null where there are no alerts. */
  newest: EpochSeconds | null
  count: number
}

/** What is known of one repository that was asked for by itself, beside its alerts. */
export interface RepositoryPull {
  /** Key of the organization. */
  organization: string
  repositoryId: number
  /** `octo-org/shop` in lower case, by which it is found; empty where another repository has the name now. */
  nameKey: string
  fullName: string
  /** GitHub's answer about it, and when; null where it was never read by itself. */
  facts: { repository: Repository; etag: string | null; at: EpochSeconds } | null
  /** null where they were never read, or nothing of them is kept. */
  alerts: OwnAlerts | null
  /** Why the last look did not get everything; null when it did. */
  failure: { why: Failure; at: EpochSeconds } | null
}

/** Failures after which GitHub shows nothing of it any more to this token; all others pass. */
const REFUSALS: readonly Failure['kind'][] = ['no-permission', 'not-found', 'not-enabled', 'sso-required']

/** Whether GitHub refused the repository or its alerts the last time. */
export function isRefused({ failure }: RepositoryPull): boolean {
  return failure !== null && REFUSALS.includes(failure.why.kind)
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0))
const etag = v.nullable(v.string())
const failure = v.custom<Failure>((value) => v.is(v.looseObject({ kind: v.string() }), value))
/** Only the parts that something is computed from. */
const repository = v.custom<Repository>((value) =>
  v.is(v.looseObject({ id: count, fullName: v.string(), archived: v.boolean() }), value),
)

export const repositoryPullSchema: v.GenericSchema<unknown, RepositoryPull> = v.object({
  organization: v.string(),
  repositoryId: count,
  nameKey: v.string(),
  fullName: v.string(),
  facts: v.nullable(v.object({ repository, etag, at: count })),
  alerts: v.nullable(
    v.object({ asOf: count, etag, wholeAt: count, newest: v.nullable(count), count: count }),
  ),
  failure: v.nullable(v.object({ why: failure, at: count })),
})
