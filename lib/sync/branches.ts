import { unpackAlerts } from '@/lib/alerts/batch'
import { fail, ok } from '@/lib/failure'
import { completenessWith } from './completeness'
import { sideBySide } from './side-by-side'
import { stops } from './stopping'
import type { Missing } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'
import type { BranchRecord, OrganizationData } from '@/lib/storage/records'
import type { Repository } from '@/lib/alerts/organization'
import type { Pull } from './pull'

const PLACES = 6

/**
 * Asks the repositories in which open campaigns have open alerts for the branches of their fixes.
 * @returns whether anything changed
 */
export async function syncBranches(pull: Pull): Promise<Outcome<boolean>> {
  const { store, job } = pull
  const chosen = await store.campaigns.openAlerts(job.login)
  if (!chosen.ok) return chosen
  const data = await store.data.load(job.login)
  if (!data.ok) return data
  const stored = await store.pulls.branches(job.login)
  if (!stored.ok) return stored
  const before = new Map(stored.value.map((record) => [record.repositoryId, record]))
  const wanted = repositoriesAtWork(chosen.value, data.value)
  const missing: Missing[] = []
  let changed = false
  let done = 0
  const failure = await sideBySide(wanted, PLACES, async (repository) => {
    const result = await syncOne(pull, repository, before.get(repository.id))
    if (!result.ok) {
      if (stops(result.failure)) return result.failure
      missing.push({ subject: 'branches', name: repository.fullName, why: result.failure })
    } else if (result.value) changed = true
    pull.report('branches', (done += 1), wanted.length)
    return null
  })
  if (failure) return fail(failure)
  const noted = await note(pull, missing)
  return noted ? fail(noted) : ok(changed)
}

/** Repositories with alerts that are open now and belong to a campaign that is open. */
function repositoriesAtWork(
  chosen: ReadonlyMap<number, ReadonlySet<number>>,
  data: OrganizationData,
): Repository[] {
  const atWork = new Set<number>()
  for (const batch of data.batches) {
    if (!batch.repositories.some((id) => chosen.has(id))) continue
    for (const { repositoryId, number, state } of unpackAlerts(batch)) {
      if (state === 'open' && chosen.get(repositoryId)?.has(number)) atWork.add(repositoryId)
    }
  }
  return data.repositories.filter(({ id }) => atWork.has(id))
}

async function syncOne(
  { github, store, job, signal }: Pull,
  { id, fullName }: Repository,
  before: BranchRecord | undefined,
): Promise<Outcome<boolean>> {
  const answer = await github.branches({
    organization: job.login,
    fullName,
    etag: before?.etag ?? null,
    signal,
  })
  if (!answer.ok) return answer
  if (answer.value.unchanged) return ok(false)
  const { etag, branches } = answer.value
  const record: BranchRecord = {
    organization: job.organization,
    repositoryId: id,
    etag,
    branches: branches.map((branch) => ({ repositoryId: id, ...branch })),
  }
  const saved = await store.pulls.saveBranches(record)
  if (!saved.ok) return saved
  return ok(JSON.stringify(before?.branches ?? []) !== JSON.stringify(record.branches))
}

async function note({ store, job }: Pull, missing: readonly Missing[]): Promise<Failure | null> {
  const record = await store.organizations.get(job.login)
  if (!record.ok) return record.failure
  if (!record.value) return { kind: 'cancelled' }
  const completeness = completenessWith(record.value.completeness, 'branches', missing)
  const written = await store.pulls.setCompleteness(job.login, completeness)
  return written.ok ? null : written.failure
}
