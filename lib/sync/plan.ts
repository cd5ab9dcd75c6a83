import { DAY } from '@/lib/time'
import { isOfAnother, organizationKey } from '@/lib/storage/organization-record'
import { SUBJECTS, isByRepository, missingOf } from './completeness'
import type { SyncJob } from '@/lib/storage/job'
import type { OrganizationRecord } from '@/lib/storage/organization-record'
import type { PartName } from '@/lib/storage/records'
import type { EpochSeconds } from '@/lib/time'
import type { Subject } from '@/lib/failure'

/** Alerts that GitHub no longer shows disappear only when everything is read again. */
const FULL_AFTER = 7 * DAY
/** Repositories, teams and members change seldom, and reading them costs many requests. */
const STRUCTURE_AFTER = 6 * 60 * 60
/** A pull that lay longer than this begins anew. */
const JOB_LIFE = DAY
/** Changes of the same moment as the last one seen may still have been on their way. */
const OVERLAP = 60

const OF_WORK: readonly Subject[] = ['branches', 'pull-requests']
const PARTS: readonly PartName[] = ['repositories', 'teams', 'members']

/**
 * Whether an interrupted pull is worth going on with. One that failed while looking for work has its alerts stored: who asks
 * again wants those of now, which cost one request more.
 */
export function isWorth(job: SyncJob, now: EpochSeconds): boolean {
  const onlyWork = job.phase === 'work' && job.failed
  return !onlyWork && now - job.startedAt < JOB_LIFE
}

/** The pull that an organization needs now. Where another user pulled the last time it asks for everything: nothing of theirs is to stay. */
export function planPull(
  login: string,
  stored: OrganizationRecord | null,
  user: string | null,
  now: EpochSeconds,
): SyncJob {
  const record = stored && !isOfAnother(stored, user) ? stored : null
  const watermark = record?.watermark ?? null
  const fullAt = record?.fullSyncAt ?? null
  // Where its list of alerts is refused, who belongs to what is asked no more often for that.
  const known = record !== null && isByRepository(record.completeness)
  const later = watermark !== null && fullAt !== null && now - fullAt < FULL_AFTER
  return {
    organization: organizationKey(login),
    login: stored?.login ?? login,
    user,
    pull: crypto.randomUUID(),
    kind: later ? 'later' : 'full',
    phase: 'gathering',
    startedAt: now,
    since: later ? watermark - OVERLAP : null,
    wanted: later || known ? partsToRenew(record, now) : [...PARTS],
    settled: [],
    pages: { done: [], last: null, next: null, ended: false, lost: false },
    byRepository: null,
    newest: null,
    alerts: 0,
    missing: [],
    waitingUntil: null,
    pauses: 0,
    failed: false,
  }
}

/** All parts when they are old, else those of which something was missing the last time. */
function partsToRenew(record: OrganizationRecord | null, now: EpochSeconds): PartName[] {
  if (!record || record.structureAt === null || now - record.structureAt >= STRUCTURE_AFTER) return [...PARTS]
  const missing = missingOf(record.completeness)
  const lacking = new Set(missing.map(({ subject }) => subject))
  // Where a repository was not found when work was looked for, the listing knows what became of it.
  if (missing.some(({ subject, why }) => OF_WORK.includes(subject) && why.kind === 'not-found'))
    lacking.add('repositories')
  return PARTS.filter((part) => SUBJECTS[part].some((subject) => lacking.has(subject)))
}

/**
 * The instant up to which changes are known after a pull; null, to read everything again, where a page was lost or the list
 * was refused. After a
 * full one that is at most its beginning: what changed behind the page that was just read would be lost else.
 */
export function watermarkAfter(job: SyncJob): EpochSeconds | null {
  if (job.pages.lost || job.byRepository) return null
  if (job.kind === 'full') return Math.min(job.newest ?? job.startedAt, job.startedAt)
  return Math.max(job.newest ?? 0, (job.since ?? 0) + OVERLAP)
}
