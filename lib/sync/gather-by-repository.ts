import { lookAtPlace, type Place } from './one-by-one'
import { stops } from './stopping'
import { ok } from '@/lib/failure'
import { sideBySide } from '@/lib/side-by-side'
import { isRefused } from '@/lib/storage/repository-pull'
import type { Missing } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'
import type { SyncJob } from '@/lib/storage/job'
import type { Pull } from './pull'

const PLACES = 6

/**
 * Reads the alerts of the repositories of open campaigns one by one, where the organization refuses its own list: a developer
 * may read those of the repositories that he may write to. Each is stored by itself as soon as it is read; a new worker goes on
 * with those that are not.
 * @returns the refusal itself where nothing could be read: there is nothing to show then
 */
export async function gatherByRepository(
  pull: Pull,
  { why, done }: NonNullable<SyncJob['byRepository']>,
): Promise<Failure | null> {
  const { job, writer, store } = pull
  const places = await placesOf(pull)
  if (!places.ok) return places.failure
  const known = new Set(done)
  let count = known.size
  const failure = await sideBySide(
    places.value.filter(({ id }) => !known.has(id)),
    PLACES,
    async (place) => {
      const look = await lookAtPlace(pull, place)
      if (!look.ok && stops(look.failure)) return look.failure
      note(pull, place, look)
      pull.report('alerts', (count += 1), places.value.length)
      return null
    },
  )
  const drained = await writer.drain()
  if (drained ?? failure) return drained ?? failure
  const pulls = await store.repositoryPulls.ofOrganization(job.login)
  if (!pulls.ok) return pulls.failure
  const wanted = new Set(places.value.map(({ id }) => id))
  const isRead = pulls.value.some((one) => wanted.has(one.repositoryId) && one.alerts && !isRefused(one))
  if (!isRead) return why
  writer.add({ change: (changing) => changing.missing.push({ subject: 'alerts', name: null, why }) })
  return writer.drain()
}

function note({ writer }: Pull, { id, name }: Place, look: Awaited<ReturnType<typeof lookAtPlace>>): void {
  const missing: Missing[] = look.ok
    ? look.value.missing.map((one) => ({ ...one, subject: 'alerts', name: `${name}, ${one.name}` }))
    : [{ subject: 'alerts', name, why: look.failure }]
  writer.add({
    change(job) {
      job.byRepository?.done.push(id)
      job.missing.push(...missing)
      job.pauses = 0
      if (look.ok) job.alerts += look.value.count
    },
  })
}

/** The repositories of open campaigns that have a name: by the listing, else by what was read or shared of them. */
async function placesOf({ store, job }: Pull): Promise<Outcome<Place[]>> {
  const chosen = await store.campaigns.openAlerts(job.login)
  if (!chosen.ok) return chosen
  if (chosen.value.size === 0) return ok([])
  const listing = await store.pulls.listing(job)
  if (!listing.ok) return listing
  const pulls = await store.repositoryPulls.ofOrganization(job.login)
  if (!pulls.ok) return pulls
  const publications = await store.publications.ofOrganization(job.login)
  if (!publications.ok) return publications
  const listed = new Map(listing.value.map((repository) => [repository.id, repository]))
  const names = new Map<number, string>()
  for (const { repositories } of publications.value)
    for (const { id, fullName } of repositories) names.set(id, fullName)
  for (const { repositoryId, fullName } of pulls.value) names.set(repositoryId, fullName)
  return ok(
    [...chosen.value.keys()].flatMap((id): Place[] => {
      const repository = listed.get(id) ?? null
      const name = repository?.fullName ?? names.get(id)
      return name === undefined ? [] : [{ id, name, listed: repository }]
    }),
  )
}
