import type { Handlers, Parts } from './parts'
import { fail } from '@/lib/failure'

/** Browser notifications. */
export function noticeHandlers(_: Parts): Handlers<'notices.read' | 'notices.save'> {
  const unbuilt = () => Promise.resolve(fail({ kind: 'internal', detail: 'not built' }))
  return { 'notices.read': unbuilt, 'notices.save': unbuilt }
}
