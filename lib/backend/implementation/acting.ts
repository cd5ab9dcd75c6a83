import type { Handlers, Parts } from './parts'
import { fail } from '@/lib/failure'

type ActingOperation =
  | 'acting.propose'
  | 'acting.start'
  | 'acting.list'
  | 'acting.status'
  | 'acting.cancel'
  | 'acting.retry'
  | 'acting.forget'

/** What developers have Muster do for alerts. */
export function actingHandlers(_: Parts): Handlers<ActingOperation> {
  const unbuilt = () => Promise.resolve(fail({ kind: 'internal', detail: 'not built' }))
  return {
    'acting.propose': unbuilt,
    'acting.start': unbuilt,
    'acting.list': unbuilt,
    'acting.status': unbuilt,
    'acting.cancel': unbuilt,
    'acting.retry': unbuilt,
    'acting.forget': unbuilt,
  }
}
