import type { Handlers, Parts } from './parts'
import { fail } from '@/lib/failure'

type RepositoryOperation =
  'repository.status' | 'repository.refresh' | 'repository.alerts' | 'repository.alert'

/** What developers see on the pages of a repository. */
export function repositoryHandlers(_: Parts): Handlers<RepositoryOperation> {
  const unbuilt = () => Promise.resolve(fail({ kind: 'internal', detail: 'not built' }))
  return {
    'repository.status': unbuilt,
    'repository.refresh': unbuilt,
    'repository.alerts': unbuilt,
    'repository.alert': unbuilt,
  }
}
