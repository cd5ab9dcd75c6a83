import { fail, ok } from '@/lib/failure'
import { campaignSchema } from './campaign-answer'
import { PER_PAGE, placeParameters, readAll, readPage, type Page } from './listing'
import type { NativeCampaign } from '@/lib/backend/views'
import type { Failure, Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Place } from './link'
import type { Reply } from './reply'
import type { Send } from './transport'

export interface CampaignListQuery {
  organization: string
  /** That of the last answer, where everything it told is still there. */
  etag: string | null
}

export type CampaignListAnswer =
  | { unchanged: true }
  | {
      unchanged: false
      /** Only of a listing that is one page: that of the first says nothing of the others. */
      etag: string | null
      campaigns: NativeCampaign[]
      /** Campaigns in it that are not of the documented shape. */
      unreadable: number
    }

/**
 * `GET /orgs/{org}/campaigns`: all of them, open and closed. 404 to organizations without campaigns and to everybody who is
 * neither owner nor security manager, 403 to a token that may not: `not-enabled` for both, since nobody can tell one from the
 * other. That the organization wants single sign-on is another matter.
 */
export async function listCampaigns(
  send: Send,
  host: Host,
  query: CampaignListQuery,
): Promise<Outcome<CampaignListAnswer>> {
  const first = await ask(send, query, null, query.etag)
  if (!first.ok) return refused(first.failure)
  if (first.value.status === 304) return ok({ unchanged: true })
  let pages = 0
  const all = await readAll('campaigns', async (place) => {
    pages += 1
    const reply = place === null ? first : await ask(send, query, place, null)
    return reply.ok ? pageOf(reply.value, host, query) : reply
  })
  if (!all.ok) return refused(all.failure)
  return ok({
    unchanged: false,
    etag: pages === 1 ? (first.value.headers['etag'] ?? null) : null,
    campaigns: all.value.items,
    unreadable: all.value.missing.length,
  })
}

function ask(
  send: Send,
  { organization }: CampaignListQuery,
  place: Place | null,
  etag: string | null,
): Promise<Outcome<Reply>> {
  return send({
    subject: 'campaigns',
    name: organization,
    organization,
    etag,
    call: (octokit, options) =>
      octokit.request('GET /orgs/{org}/campaigns', {
        org: organization,
        per_page: PER_PAGE,
        ...placeParameters(place),
        ...options,
      }),
  })
}

function pageOf(
  reply: Reply,
  host: Host,
  { organization }: CampaignListQuery,
): Outcome<Page<NativeCampaign>> {
  return readPage(reply, campaignSchema, 'campaigns', `${host.api}/orgs/${organization}/campaigns`)
}

function refused(failure: Failure): Outcome<never> {
  const isHidden = failure.kind === 'no-permission' || failure.kind === 'not-found'
  return fail(isHidden ? { kind: 'not-enabled', subject: 'campaigns' } : failure)
}
