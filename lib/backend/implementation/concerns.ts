import type { Observatory } from './observatory'
import type { Parts } from './parts'
import { accessTo, type LookBudget } from './write-access'
import { alertsOf } from '../answers/campaign-alerts'
import { viewOf } from '../answers/campaign-view'
import type { Observed } from '../answers/observed'
import type { Campaign } from '@/lib/campaigns/campaign'
import { ok, type Outcome } from '@/lib/failure'
import type { Concern, WritablePlace } from '@/lib/noticing/concern'
import type { KnownAccess } from '@/lib/storage/write-access'
import { isByRepository } from '@/lib/sync/completeness'

type Access = ReadonlyMap<number, KnownAccess>

/** The open campaigns of an organization, each as far as this person has to do with it. */
export async function concernsOf(
  parts: Pick<Parts, 'store' | 'github' | 'now'>,
  observatory: Observatory,
  organization: string,
  me: string,
  budget: LookBudget,
): Promise<Outcome<Concern[]>> {
  const stored = await parts.store.campaigns.ofOrganization(organization)
  if (!stored.ok) return stored
  const open = stored.value.filter(({ state }) => state === 'open')
  if (open.length === 0) return ok([])
  const access = await accessTo(parts, organization, open, me, budget)
  if (!access.ok) return access
  const observed = await observatory.observe(organization)
  if (!observed.ok) return observed
  const seen = await sightOf(observatory, observed.value, access.value)
  if (!seen.ok) return seen
  return ok(open.map((campaign) => concernOf(campaign, observed.value, access.value, seen.value)))
}

function concernOf(campaign: Campaign, observed: Observed, access: Access, seen: Sight): Concern {
  const { progress, due } = viewOf(campaign, observed)
  const isKnown = progress.notVisible < progress.total
  const left = progress.open + progress.inProgress
  return {
    campaign,
    writable: writableIn(campaign, access, seen),
    ...(isKnown ? { left, due } : { left: null, due: null }),
  }
}

function writableIn({ alerts, ...campaign }: Campaign, access: Access, seen: Sight): WritablePlace[] {
  return [...Map.groupBy(alerts, ({ repositoryId }) => repositoryId)].flatMap(([id, here]) => {
    const { fullName, canWrite } = access.get(id) ?? { fullName: null, canWrite: null }
    if (!canWrite || fullName === null) return []
    const count = here.reduce((sum, { numbers }) => sum + numbers.length, 0)
    return [{ fullName, alerts: count, left: leftIn({ ...campaign, alerts: here }, seen(id)) }]
  })
}

/** Where the alerts of a repository can be seen; null while they were never read. `isWhole`: what is not there is gone. */
type Sight = (repositoryId: number) => { observed: Observed; isWhole: boolean } | null

/** Alerts were read with those of the whole organization, or of single repositories by themselves. */
async function sightOf(
  observatory: Observatory,
  observed: Observed,
  access: Access,
): Promise<Outcome<Sight>> {
  const { data, organization } = observed
  if (data.state === 'present') {
    const isWhole = !isByRepository(data.completeness)
    return ok((id) => ({ observed, isWhole: isWhole || (access.get(id)?.hasOwnAlerts ?? false) }))
  }
  const alone = new Map<number, Observed>()
  for (const [id, { canWrite, hasOwnAlerts }] of access) {
    if (!canWrite || !hasOwnAlerts) continue
    const one = await observatory.observeRepository(organization, id)
    if (!one.ok) return one
    alone.set(id, one.value)
  }
  return ok((id) => {
    const one = alone.get(id)
    return one ? { observed: one, isWhole: true } : null
  })
}

function leftIn(here: Campaign, sight: ReturnType<Sight>): number | null {
  if (sight === null) return null
  const statuses = [...alertsOf(here, sight.observed)].map(({ status }) => status)
  if (!sight.isWhole && statuses.every((status) => status === 'not-visible')) return null
  return statuses.filter((status) => status === 'open' || status === 'in-progress').length
}
