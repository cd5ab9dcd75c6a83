import { reachRepository } from './reach'
import type { Place, Surroundings } from './surroundings'
import type { Failure } from '@/lib/failure'

/**
 * Why a write was refused. GitHub answers 404 both where one may only read and where the repository is gone: a look at the
 * repository tells them apart, and what has changed about it (archived, read only) is remembered.
 */
export async function whyRefused(around: Surroundings, place: Place, failure: Failure): Promise<Failure> {
  const isAboutRepository = failure.kind === 'read-only' || failure.kind === 'archived'
  if (!isAboutRepository) return failure
  const reached = await reachRepository(around, place.organization)
  if (!reached.ok && reached.failure.kind === 'no-campaign-repository') return reached.failure
  return failure
}
