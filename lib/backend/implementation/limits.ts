import type { Handlers, Parts } from './parts'
import type { LimitsView } from '../views'
import { GITHUB_LIMITS, type CampaignLimits } from '@/lib/campaigns/limits'
import { ok, type Outcome } from '@/lib/failure'

/** The limits of campaigns that stay in Muster: GitHub's own, unless a person raised them. */
export function limitHandlers({
  store,
  announce,
}: Pick<Parts, 'store' | 'announce'>): Handlers<'limits.read' | 'limits.save'> {
  const view = (limits: Outcome<CampaignLimits>): Outcome<LimitsView> =>
    limits.ok ? ok({ ...limits.value, github: GITHUB_LIMITS }) : limits
  return {
    'limits.read': async () => view(await store.settings.limits()),
    async 'limits.save'(limits) {
      const saved = await store.settings.saveLimits(limits)
      if (saved.ok) announce({ topic: 'limits', organization: null })
      return view(saved)
    },
  }
}
