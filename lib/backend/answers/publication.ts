import { repositoryUrl } from './observed'
import type { PublicationView } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { MOST_ATTEMPTS } from '@/lib/campaigns/shared/attempts'
import { hasNativeIssues, unpublished, type Publication, type Share } from '@/lib/campaigns/publication'

/** What is known of the places to which an organization's campaigns were published. */
export interface Publications {
  /** `octo-org/security-campaigns`; null where there is none. */
  repository: string | null
  /** By the campaign's id; campaigns that are nowhere else may be left out. */
  of: ReadonlyMap<string, Publication>
}

export const NOWHERE: Publications = { repository: null, of: new Map() }

/** Where a campaign is beside this browser, as people see it. */
export function publicationOf(campaign: Campaign, { repository, of }: Publications): PublicationView {
  const publication = of.get(campaign.id) ?? unpublished(campaign.id)
  const { origin, share } = publication
  return { origin, share: shareView(share, repository), native: nativeView(publication, campaign) }
}

function shareView(share: Share, repository: string | null): PublicationView['share'] {
  if (share.state === 'lost') return { state: 'lost' }
  if (share.state === 'waiting') {
    const { state, failure, tries, nextAt } = share
    return { state, failure, tries, most: MOST_ATTEMPTS, nextAt }
  }
  if (share.state === 'none') return share
  const path = share.path.split('/').map(encodeURIComponent).join('/')
  return { state: 'shared', url: repository === null ? '' : `${repositoryUrl(repository)}/blob/HEAD/${path}` }
}

function nativeView(publication: Publication, campaign: Campaign): PublicationView['native'] {
  const { native } = publication
  if (native.state === 'none') return native
  const issues = hasNativeIssues(campaign, publication)
  if (native.state !== 'published')
    return { state: 'waiting', failure: native.failure, issues, asked: native.state === 'asked' }
  const { number, behind = null } = native
  return { state: 'published', number, url: nativeUrl(campaign.organization, number), issues, behind }
}

/** GitHub's page of one of its own campaigns (docs "Tracking security campaigns": below the organization's Security pages). */
export function nativeUrl(organization: string, number: number): string {
  return `https://github.com/orgs/${encodeURIComponent(organization)}/security/campaigns/${number}`
}
