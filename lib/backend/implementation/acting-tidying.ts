import type { Parts } from './parts'
import { isOver, ownBranch, withoutBranch } from '@/lib/acting/made'
import { ok, type Outcome } from '@/lib/failure'

/** Branches of which only this browser knows that are looked at in one go, and seconds until that is done again. */
const AT_MOST = 20
const LOOK_AGAIN = 3600

/** Goes on with the actions that are left, and forgets those that are over. */
export function createTidying({ store, acting, github, now }: Parts): () => Promise<Outcome<null>> {
  let lookedAt = 0

  /** A branch whose name does not tell what it is for counts as work until it is gone. */
  async function lookAtBranches(organization: string): Promise<Outcome<null>> {
    const actions = await store.actions.ofOrganization(organization)
    if (!actions.ok) return actions
    const own = actions.value.filter((action) => action.endedAt !== null && ownBranch(action) !== null)
    for (const action of own.slice(0, AT_MOST)) {
      const branch = ownBranch(action) ?? ''
      const head = await github.head({ organization, fullName: action.repository, branch })
      if (!head.ok) return head
      if (head.value !== null) continue
      const changed = await store.actions.change(action.id, withoutBranch)
      if (!changed.ok) return changed
    }
    return ok(null)
  }

  return async () => {
    const at = now()
    const tidied = await store.actions.removeWhere((action) => isOver(action, at))
    const resumed = await acting.resume()
    if (!tidied.ok || !resumed.ok) return tidied.ok ? resumed : tidied
    if (at - lookedAt < LOOK_AGAIN) return ok(null)
    lookedAt = at
    const records = await store.organizations.list()
    if (!records.ok) return records
    for (const { login } of records.value) {
      const looked = await lookAtBranches(login)
      if (!looked.ok) return looked
    }
    return ok(null)
  }
}
