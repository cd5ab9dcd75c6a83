import type { NativeListings } from './native-listing'
import type { Parts } from './parts'
import type { Campaign } from '@/lib/campaigns/campaign'
import { endOfDay } from '@/lib/campaigns/end-of-day'
import { changedFields, nativeFieldsOf, type NativeField } from '@/lib/campaigns/native'
import type { Behind, Native } from '@/lib/campaigns/publication'
import { ok, type Outcome } from '@/lib/failure'
import type { CampaignEdit } from '@/lib/github/campaign-writes'

/**
 * Changes of a campaign of ours that GitHub has too. Ours is changed first (with its file, where it is shared): it is what
 * people look at, and GitHub may refuse what Muster allows. What GitHub's campaign then lacks is written down before, and
 * again after, the change is stored, so that neither a worker that dies nor one that carries over at that moment loses it;
 * values are always those of the campaign as it is when the request leaves. Sending them twice changes nothing.
 */
export interface Carrying {
  /** Stores a change of a campaign by `write`, with what GitHub's campaign then lacks. */
  around<T>(before: Campaign, after: Campaign, write: () => Promise<Outcome<T>>): Promise<Outcome<T>>
  /** Brings GitHub's campaign up to date; what stands in the way is kept with the publication. */
  carryOver(campaignId: string): Promise<Outcome<null>>
}

export function createCarrying(
  { store, github }: Pick<Parts, 'store' | 'github'>,
  listings: NativeListings,
): Carrying {
  const { publications } = store

  const change = (campaignId: string, become: (behind: Behind) => Behind) =>
    publications.change(campaignId, (now) => ({ ...now, native: withBehind(now.native, become) }))

  const mark = (campaignId: string, added: readonly NativeField[]) =>
    change(campaignId, ({ fields }) => ({ fields: [...new Set([...fields, ...added])], failure: null }))

  return {
    async around(before, after, write) {
      const found = await publications.get(before.id)
      if (!found.ok) return found
      const fields = changedFields(nativeFieldsOf(before), nativeFieldsOf(after))
      if (found.value.native.state === 'none' || fields.length === 0) return write()
      const marked = await mark(before.id, fields)
      if (!marked.ok) return marked
      const stored = await write()
      if (stored.ok) {
        // Also where it was published, or carried over, while this was written.
        const again = await mark(before.id, fields)
        return again.ok ? stored : again
      }
      const { native } = found.value
      const known = native.state === 'published' ? native.behind : undefined
      const added = fields.filter((field) => !known?.fields.includes(field))
      await change(before.id, (behind) => ({
        fields: behind.fields.filter((field) => !added.includes(field)),
        failure: known?.failure ?? behind.failure,
      }))
      return stored
    },

    async carryOver(campaignId) {
      const campaign = await store.campaigns.get(campaignId)
      if (!campaign.ok) return campaign
      const found = await publications.get(campaignId)
      if (!found.ok) return found
      const { native } = found.value
      if (native.state !== 'published' || !native.behind) return ok(null)
      const { organization } = campaign.value
      const edit = editOf(campaign.value, native.behind.fields)
      const updated = await github.updateCampaign({ organization, number: native.number, edit })
      if (!updated.ok) {
        const { failure } = updated
        const noted = await change(campaignId, ({ fields }) => ({ fields, failure }))
        return noted.ok ? ok(null) : noted
      }
      const kept = await listings.put(organization, updated.value)
      if (!kept.ok) return kept
      const current = await store.campaigns.get(campaignId)
      if (!current.ok) return current.failure.kind === 'campaign-gone' ? ok(null) : current
      // What was changed again meanwhile is still to be carried over.
      const sent = nativeFieldsOf(campaign.value)
      const again = changedFields(sent, nativeFieldsOf(current.value))
      const cleared = await change(campaignId, ({ fields, failure }) => ({
        fields: fields.filter((field) => again.includes(field)),
        failure,
      }))
      return cleared.ok ? ok(null) : cleared
    },
  }
}

/** A published campaign with another account of what it lacks; nothing is left of it when it lacks nothing. */
export function withBehind(native: Native, change: (behind: Behind) => Behind): Native {
  if (native.state !== 'published') return native
  const { behind = { fields: [], failure: null }, ...rest } = native
  const next = change(behind)
  return next.fields.length === 0 ? rest : { ...rest, behind: next }
}

/** What is sent for these fields. The due date ends with the day in the campaign's zone. */
function editOf(campaign: Campaign, fields: readonly NativeField[]): CampaignEdit {
  const { name, description, managers, contactLink, state } = nativeFieldsOf(campaign)
  const has = (field: NativeField) => fields.includes(field)
  return {
    ...(has('name') && { name }),
    ...(has('description') && { description }),
    ...(has('managers') && { managers }),
    ...(has('contactLink') && { contactLink }),
    ...(has('dueDate') && { endsAt: endOfDay(campaign.dueDate, campaign.timeZone) }),
    ...(has('state') && { state }),
  }
}
