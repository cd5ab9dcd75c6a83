import type { Handlers, Parts } from './parts'
import { fail } from '@/lib/failure'

type SharingOperation = 'sharing.status' | 'sharing.save' | 'sharing.look' | 'sharing.share'

/** The campaign repository. */
export function sharingHandlers(_: Parts): Handlers<SharingOperation> {
  const unbuilt = () => Promise.resolve(fail({ kind: 'internal', detail: 'not built' }))
  return {
    'sharing.status': unbuilt,
    'sharing.save': unbuilt,
    'sharing.look': unbuilt,
    'sharing.share': unbuilt,
  }
}
