import { ok } from '@/lib/failure'
import type { Repository } from '@/lib/alerts/organization'
import type { Failure, Outcome } from '@/lib/failure'
import type { BranchAnswer } from '@/lib/github/branches'
import type { GitHub } from '@/lib/github/client'
import type { PullRequestAnswer, PullRequestQuery } from '@/lib/github/pull-requests'
import type { PullRecord, WorkRecord } from '@/lib/storage/records'
import type { Asking } from './pull'

interface Look {
  record: WorkRecord
  /** What could not be read; the record then has it as it was before. */
  failures: { subject: 'branches' | 'pull-requests'; why: Failure }[]
}

/** Asks for the fix branches and the pull requests of one repository, each by its ETag. */
export async function lookAtRepository(
  { github, job, signal }: Asking,
  { id, fullName }: Repository,
  before: WorkRecord | undefined,
): Promise<Look> {
  const ask = { organization: job.login, fullName, signal }
  const [branches, pulls] = await Promise.all([
    github.branches({ ...ask, etag: before?.branches.etag ?? null }),
    readPulls(github, { ...ask, etag: before?.pulls.etag ?? null }),
  ])
  const failures: Look['failures'] = []
  if (!branches.ok) failures.push({ subject: 'branches', why: branches.failure })
  const unread = pulls.ok ? (pulls.value.unchanged ? null : pulls.value.missing) : pulls.failure
  if (unread) failures.push({ subject: 'pull-requests', why: unread })
  const links = before?.links ?? []
  return {
    failures,
    record: {
      organization: job.organization,
      repositoryId: id,
      branches: branchesAfter(branches, before),
      pulls: pullsAfter(pulls, before, github.now()),
      links,
    },
  }
}

/**
 * The pull requests that changed last. Where they are not all, and none of before are known, the others that are open as well: work
 * may be under way in one that nobody has touched for long.
 */
async function readPulls(github: GitHub, query: PullRequestQuery): Promise<Outcome<PullRequestAnswer>> {
  const latest = await github.pullRequests(query)
  if (!latest.ok || latest.value.unchanged || latest.value.whole || query.etag !== null) return latest
  const { etag: _, ...all } = query
  const open = await github.openPullRequests(all)
  if (!open.ok) return ok({ ...latest.value, missing: latest.value.missing ?? open.failure })
  const listed = new Set(latest.value.pulls.map(({ number }) => number))
  const others = open.value.filter(({ number }) => !listed.has(number))
  return ok({ ...latest.value, pulls: [...latest.value.pulls, ...others] })
}

function branchesAfter(
  answer: Outcome<BranchAnswer>,
  before: WorkRecord | undefined,
): WorkRecord['branches'] {
  if (!answer.ok || answer.value.unchanged) return before?.branches ?? { etag: null, known: [] }
  return { etag: answer.value.etag, known: answer.value.branches }
}

function pullsAfter(
  answer: Outcome<PullRequestAnswer>,
  before: WorkRecord | undefined,
  now: number,
): WorkRecord['pulls'] {
  const known = before?.pulls.known ?? []
  if (!answer.ok || answer.value.unchanged)
    return before?.pulls ?? { etag: null, changedAt: null, anyOpen: false, known: [] }
  const { etag, pulls, whole, missing } = answer.value
  const linked = new Set(before?.links.flatMap((link) => link.pulls))
  const listed = new Set(pulls.map(({ number }) => number))
  const kept: PullRecord[] = [
    ...pulls.filter(({ number, alerts }) => alerts.length > 0 || linked.has(number)),
    // A listing that is not whole ends with what changed longest ago: what is not in it is as it was.
    ...(whole && missing === null ? [] : known.filter(({ number }) => !listed.has(number))),
  ]
  kept.sort((a, b) => a.number - b.number)
  const anyOpen = [...pulls, ...kept].some(({ state }) => state === 'open' || state === 'draft')
  // With something unread the same answer must be looked at again.
  return { etag: missing === null ? etag : null, changedAt: now, anyOpen, known: kept }
}
