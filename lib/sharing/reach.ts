import { repositoryNameOf } from './names'
import type { Place, Surroundings } from './surroundings'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'
import type { RepositoryAnswer } from '@/lib/github/repository'
import { nothingRead, type CampaignRepository } from '@/lib/storage/campaign-repository'

/**
 * Asks GitHub about the campaign repository. A renamed one is followed, under its new name from then on; one that left the
 * organization is none of its campaign repositories any more. What went wrong is remembered, and what was read before stays.
 */
export async function reachRepository(
  around: Surroundings,
  organization: string,
): Promise<Outcome<CampaignRepository>> {
  const { github, store, signal } = around
  const known = await store.campaignRepositories.get(organization)
  if (!known.ok) return known
  const fullName = repositoryNameOf(known.value, organization)
  const etag = known.value.failure === null ? known.value.factsEtag : null
  const answer = await github.repositorySince({ organization, fullName, etag, signal })
  const found: Outcome<Found> = answer.ok ? belonging(answer.value, organization, fullName) : answer
  if (!found.ok) return failed(around, organization, absent(found.failure, fullName))
  return store.campaignRepositories.change(organization, (record) => withFacts(record, found.value))
}

/** Remembers why the campaign repository could not be read now. */
export async function failed(
  { store, announce }: Surroundings,
  organization: string,
  failure: Failure,
): Promise<Outcome<never>> {
  const noted = await store.campaignRepositories.change(organization, (record) => ({
    ...record,
    failure,
    etag: null,
  }))
  announce({ topic: 'sharing', organization })
  return noted.ok ? fail(failure) : noted
}

/** The repository, once somebody has reached it; fails with what would refuse every write there. */
export async function placeToWrite(around: Surroundings, organization: string): Promise<Outcome<Place>> {
  const known = await around.store.campaignRepositories.get(organization)
  if (!known.ok) return known
  const { repositoryId, failure, isArchived, canWrite } = known.value
  // What would refuse a write may have been settled since it was heard.
  const isReached = repositoryId !== null && failure === null && canWrite && !isArchived
  const reached = isReached ? known : await reachRepository(around, organization)
  if (!reached.ok) return reached
  const fullName = repositoryNameOf(reached.value, organization)
  if (reached.value.isArchived) return fail({ kind: 'archived', name: fullName })
  if (!reached.value.canWrite) return fail({ kind: 'read-only', name: fullName })
  return ok({ organization, fullName, signal: around.signal })
}

type Found = Exclude<RepositoryAnswer, { unchanged: true }> | null

/** null: nothing has changed. */
function belonging(answer: RepositoryAnswer, organization: string, fullName: string): Outcome<Found> {
  if (answer.unchanged) return ok(null)
  const [owner = ''] = answer.repository.fullName.split('/')
  if (owner.toLowerCase() === organization.toLowerCase()) return ok(answer)
  return fail({ kind: 'no-campaign-repository', name: fullName })
}

function withFacts(record: CampaignRepository, found: Found): CampaignRepository {
  if (found === null) return record
  const { id, name, visibility, archived, canPush } = found.repository
  const isSame = record.repositoryId === id
  const isRenamed = repositoryNameOf(record, '').toLowerCase() !== `/${name}`.toLowerCase()
  return {
    ...record,
    ...(!isSame && nothingRead()),
    repositoryId: id,
    name: isRenamed ? name : record.name,
    // GitHub does not always tell; then only trying does.
    canWrite: canPush !== false,
    isPrivate: visibility !== 'public',
    isArchived: archived,
    // Under its former name the answer is another one.
    factsEtag: isRenamed ? null : found.etag,
  }
}

function absent(failure: Failure, fullName: string): Failure {
  return failure.kind === 'not-found' ? { kind: 'no-campaign-repository', name: fullName } : failure
}
