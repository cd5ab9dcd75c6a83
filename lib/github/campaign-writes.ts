import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { toIso, type EpochSeconds } from '@/lib/time'
import { campaignSchema } from './campaign-answer'
import { campaignRefusal } from './campaign-refusal'
import { REFUSED } from './refusals'
import type { NativeCampaign } from '@/lib/backend/views'
import type { Outcome } from '@/lib/failure'
import type { Reply } from './reply'
import type { Send } from './transport'

/** What can be changed of a campaign; what is left out stays. */
export interface CampaignEdit {
  name?: string
  description?: string
  managers?: string[]
  contactLink?: string | null
  endsAt?: EpochSeconds
  state?: 'open' | 'closed'
}

export interface NewNativeCampaign {
  organization: string
  name: string
  description: string
  managers: string[]
  contactLink: string | null
  endsAt: EpochSeconds
  /** Code scanning alerts only: GitHub makes no others into a campaign by REST. */
  alerts: { repositoryId: number; numbers: number[] }[]
  /** An issue in each repository. */
  issues: boolean
}

export interface CampaignChange {
  organization: string
  number: number
  edit: CampaignEdit
}

/**
 * `POST /orgs/{org}/campaigns`, sent once: GitHub keeps no track of names, so whoever gets no answer looks for the campaign
 * before a second try. `invalid-input` by our fields where GitHub names them.
 */
export async function createCampaign(
  send: Send,
  campaign: NewNativeCampaign,
): Promise<Outcome<NativeCampaign>> {
  const { organization } = campaign
  const reply = await send({
    ...{ subject: 'campaigns', name: campaign.name, organization },
    once: true,
    accepts: REFUSED,
    call: (octokit, options) =>
      octokit.request('POST /orgs/{org}/campaigns', {
        org: organization,
        name: campaign.name,
        description: campaign.description,
        managers: campaign.managers,
        ends_at: toIso(campaign.endsAt),
        contact_link: campaign.contactLink,
        code_scanning_alerts: campaign.alerts.map(({ repositoryId, numbers }) => ({
          repository_id: repositoryId,
          alert_numbers: numbers,
        })),
        generate_issues: campaign.issues,
        ...options,
      }),
  })
  return reply.ok ? campaignOf(reply.value, { name: campaign.name, organization }) : reply
}

/** `PATCH /orgs/{org}/campaigns/{campaign_number}`. `not-found` where GitHub shows no such campaign (any more). */
export async function updateCampaign(
  send: Send,
  { organization, number, edit }: CampaignChange,
): Promise<Outcome<NativeCampaign>> {
  const { endsAt, contactLink, ...same } = edit
  const reply = await send({
    ...{ subject: 'campaigns', name: String(number), organization },
    once: true,
    accepts: REFUSED,
    call: (octokit, options) =>
      octokit.request('PATCH /orgs/{org}/campaigns/{campaign_number}', {
        org: organization,
        campaign_number: number,
        ...same,
        ...(endsAt !== undefined && { ends_at: toIso(endsAt) }),
        ...(contactLink !== undefined && { contact_link: contactLink }),
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status === 404)
    return fail({ kind: 'not-found', subject: 'campaigns', name: String(number) })
  return campaignOf(reply.value, { name: String(number), organization })
}

function campaignOf(reply: Reply, about: { name: string; organization: string }): Outcome<NativeCampaign> {
  if (reply.status >= 400) return fail(campaignRefusal(reply, { subject: 'campaigns', ...about }))
  const parsed = v.safeParse(campaignSchema, reply.data)
  if (parsed.success) return ok(parsed.output)
  return fail({ kind: 'unexpected-answer', subject: 'campaigns', problems: ['campaign'] })
}
