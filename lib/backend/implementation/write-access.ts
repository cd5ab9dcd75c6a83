import type { Parts } from './parts'
import type { Campaign } from '@/lib/campaigns/campaign'
import { ok, type Failure, type Outcome } from '@/lib/failure'
import { isManagedBy } from '@/lib/noticing/concern'
import type { AccessLook, KnownAccess } from '@/lib/storage/write-access'
import { DAY } from '@/lib/time'

/** How many repositories GitHub may still be asked about; what is left over is asked the next time. */
export interface LookBudget {
  left: number
}

/** With these GitHub has answered: nobody writes to what is not shown to them. After others a later try may tell. */
const ANSWERED: readonly Failure['kind'][] = ['not-found', 'no-permission', 'sso-required']

/**
 * Where this person can write, of all repositories of these campaigns: from what was read, and where that does not tell, GitHub
 * is asked, for each repository at most once a day.
 */
export async function accessTo(
  { store, github, now }: Pick<Parts, 'store' | 'github' | 'now'>,
  organization: string,
  campaigns: readonly Campaign[],
  me: string,
  budget: LookBudget,
): Promise<Outcome<Map<number, KnownAccess>>> {
  const ids = new Set(campaigns.flatMap(({ alerts }) => alerts.map(({ repositoryId }) => repositoryId)))
  const who = { login: me, since: now() - DAY }
  const known = await store.writeAccess.of(organization, ids, who)
  if (!known.ok) return known
  const looks: AccessLook[] = []
  for (const { id, fullName } of worthAsking(campaigns, known.value, me)) {
    if (budget.left <= 0) break
    budget.left -= 1
    const answer = await github.repository({ organization, fullName })
    if (!answer.ok && !ANSWERED.includes(answer.failure.kind)) {
      budget.left = 0
      break
    }
    // Another repository may have taken the name.
    const canPush =
      answer.ok && answer.value.id === id && answer.value.canPush === true && !answer.value.archived
    looks.push({ repositoryId: id, canPush, at: now() })
  }
  if (looks.length === 0) return known
  const kept = await store.writeAccess.remember(organization, me, looks)
  return kept.ok ? store.writeAccess.of(organization, ids, who) : ok(known.value)
}

/**
 * The repositories of which nobody knows: first those of campaigns that are not known to concern this person, one of each
 * campaign after the other. A campaign of their own concerns them as a manager only.
 */
function worthAsking(
  campaigns: readonly Campaign[],
  known: ReadonlyMap<number, KnownAccess>,
  me: string,
): { id: number; fullName: string }[] {
  const unknown = campaigns.flatMap((campaign) => {
    const isOwn = campaign.createdBy.toLowerCase() === me.toLowerCase() && isManagedBy(me, campaign)
    const ids = isOwn ? [] : [...new Set(campaign.alerts.map(({ repositoryId }) => repositoryId))]
    const concerns = ids.some((id) => known.get(id)?.canWrite)
    return ids
      .filter((id) => known.get(id)?.canWrite === null)
      .map((id, turn) => ({ id, turn, concerns, fullName: known.get(id)?.fullName ?? null }))
  })
  const sorted = unknown.toSorted((a, b) => Number(a.concerns) - Number(b.concerns) || a.turn - b.turn)
  const names = new Map(sorted.flatMap(({ id, fullName }) => (fullName === null ? [] : [[id, fullName]])))
  return [...names].map(([id, fullName]) => ({ id, fullName }))
}
