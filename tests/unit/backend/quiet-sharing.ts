import { ok } from '@/lib/failure'
import type { Sharing } from '@/lib/sharing/sharing'
import type { Store } from '@/lib/storage/store'

/** A sharing that asks GitHub nothing: every campaign is this browser's alone. */
export function quietSharing(store: Store): Sharing {
  const nothing = () => Promise.resolve(ok(null))
  return {
    look: nothing,
    shareWaiting: nothing,
    withdraw: nothing,
    write: (before, after) => store.campaigns.replace(after, before.revision),
    remove: ({ id }, farewells) => store.campaigns.remove(id, farewells),
    track: nothing,
    discover: nothing,
    stop: () => Promise.resolve(),
  }
}
