import type { Launches } from './launch'
import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import { viewOf } from '../answers/campaign-view'
import type { CampaignView } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { hasNativeIssues, type Native } from '@/lib/campaigns/publication'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'

export type NativeWish = 'native.publish' | 'native.withdraw'

/** Nothing is wrong with the campaign: the wish stays and comes true later. */
const STAYS: readonly Failure['kind'][] = ['rate-limited', 'offline', 'timeout', 'server-error', 'cancelled']

/**
 * What a person wants of a campaign of ours at GitHub.
 * @param run does it now, as far as it can be done
 */
export function publicationHandlers(
  { store, announce }: Parts,
  observatory: Observatory,
  launches: Launches,
  run: (organization: string, campaignId: string) => Promise<Outcome<null>>,
): Handlers<NativeWish> {
  async function seen(id: string): Promise<Outcome<CampaignView>> {
    const campaign = await store.campaigns.get(id)
    if (!campaign.ok) return campaign
    const observed = await observatory.observe(campaign.value.organization)
    return observed.ok ? ok(viewOf(campaign.value, observed.value)) : observed
  }

  const become = async (id: string, change: (native: Native) => Native): Promise<Outcome<Native>> => {
    const changed = await store.publications.change(id, (now) => ({ ...now, native: change(now.native) }))
    return changed.ok ? ok(changed.value.native) : changed
  }

  /** The issues that were left to GitHub are opened by the launch after all, unless somebody stopped that. */
  async function openIssues({ id, state, launch }: Campaign): Promise<Outcome<null>> {
    const begun = await store.outbox.launch(id)
    if (!begun.ok) return begun
    const { options, cancelled } = begun.value ?? { options: launch, cancelled: false }
    if (state !== 'open' || cancelled || (begun.value && options.issues)) return ok(null)
    const started = await launches.handlers['launch.start']({ id, options: { ...options, issues: true } })
    return started.ok ? ok(null) : started
  }

  return {
    async 'native.publish'({ id }) {
      const campaign = await store.campaigns.get(id)
      if (!campaign.ok) return campaign
      const found = await store.publications.get(id)
      if (!found.ok) return found
      const before = found.value.native
      if (campaign.value.state !== 'open' && before.state !== 'published')
        return fail({
          kind: 'invalid-input',
          problems: [{ field: 'state', problem: 'fields.native.notOpen' }],
        })
      const wanted = await become(id, (native) =>
        native.state === 'none' ? { state: 'waiting', failure: null } : native,
      )
      if (!wanted.ok) return wanted
      const done = await run(campaign.value.organization, id)
      if (!done.ok) return done
      const after = await store.publications.get(id)
      if (!after.ok) return after
      const failure = after.value.native.state === 'waiting' ? after.value.native.failure : null
      if (before.state !== 'none' || failure === null || STAYS.includes(failure.kind)) return seen(id)
      // Whoever asked for it is told at once, and may ask again when it is put right.
      const withdrawn = await become(id, (native) =>
        native.state === 'waiting' ? { state: 'none' } : native,
      )
      return withdrawn.ok ? fail(failure) : withdrawn
    },

    async 'native.withdraw'({ id }) {
      const campaign = await store.campaigns.get(id)
      if (!campaign.ok) return campaign
      const found = await store.publications.get(id)
      if (!found.ok) return found
      const after = await become(id, (native) => {
        if (native.state === 'waiting') return { state: 'none' }
        if (native.state !== 'published') return native
        const { behind: _, ...rest } = native
        return rest
      })
      if (!after.ok) return after
      for (const topic of ['native', 'campaigns'] as const)
        announce({ topic, organization: campaign.value.organization })
      if (after.value.state === 'none' && hasNativeIssues(campaign.value, found.value)) {
        const opened = await openIssues(campaign.value)
        if (!opened.ok) return opened
      }
      return seen(id)
    },
  }
}
