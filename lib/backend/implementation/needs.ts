import { concernsOf } from './concerns'
import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import type { CampaignNeed, NeedList } from '../views'
import { campaignPage } from '@/lib/campaigns/announcement'
import { ok } from '@/lib/failure'
import { placesToAct, type WritablePlace } from '@/lib/noticing/concern'
import { mostUrgentFirst, needed, type Need } from '@/lib/noticing/needs'
import { placeOfNew } from '@/lib/noticing/place'

/** Which campaigns need the token's user: by the same rule as the number on the toolbar button, one by one. */
export function needHandlers(
  parts: Pick<Parts, 'store' | 'vault' | 'github' | 'now'>,
  observatory: Observatory,
): Handlers<'needs.list'> {
  const { store, vault } = parts
  return {
    async 'needs.list'() {
      const token = await vault.state()
      if (!token.ok) return token
      if (token.value.state !== 'present') return ok({ needs: null, failed: [] })
      const me = token.value.login
      const records = await store.organizations.list()
      if (!records.ok) return records
      const found: Need[] = []
      const failed: NeedList['failed'] = []
      for (const { login } of records.value) {
        // Where this person can write is asked of GitHub when something changes, not by everybody who looks.
        const concerns = await concernsOf(parts, observatory, login, me, { left: 0 })
        if (concerns.ok) found.push(...needed(concerns.value, me))
        else failed.push({ organization: login, failure: concerns.failure })
      }
      return ok({ needs: mostUrgentFirst(found).flatMap(viewOfNeed), failed })
    },
  }
}

function viewOfNeed({ concern, why }: Need): CampaignNeed[] {
  const { campaign, due } = concern
  const { id, name, organization, dueDate } = campaign
  const common = { id, name, organization, dueDate }
  if (why !== 'to-fix') return due ? [{ ...common, url: campaignPage(campaign), reason: { why, due } }] : []
  const places = placesToAct(concern)
  const [first, ...others] = places
  const place = placeOfNew({ campaign, places })
  return [
    {
      ...common,
      url: place.kind === 'page' ? place.url : campaignPage(campaign),
      reason: {
        why,
        repository: first && others.length === 0 ? first.fullName : null,
        repositories: places.length,
        left: leftIn(places),
      },
    },
  ]
}

function leftIn(places: readonly WritablePlace[]): number | null {
  if (places.some(({ left }) => left === null)) return null
  return places.reduce((sum, { left }) => sum + (left ?? 0), 0)
}
