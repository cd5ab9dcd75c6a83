import type { NoticeBoard } from '@/lib/backend/implementation/parts'

/** A board that nobody reads. */
export function quietBoard(): NoticeBoard {
  const nothing = () => Promise.resolve()
  return { notify: nothing, badge: nothing, isRefused: () => Promise.resolve(false), clear: nothing }
}
