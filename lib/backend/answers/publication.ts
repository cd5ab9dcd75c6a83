import { repositoryUrl } from './observed'
import type { PublicationView } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { unpublished, type Native, type Publication, type Share } from '@/lib/campaigns/publication'

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
  const { origin, share, native } = of.get(campaign.id) ?? unpublished(campaign.id)
  return { origin, share: shareView(share, repository), native: nativeView(native, campaign.organization) }
}

function shareView(share: Share, repository: string | null): PublicationView['share'] {
  if (share.state !== 'shared') return share
  const path = share.path.split('/').map(encodeURIComponent).join('/')
  return { state: 'shared', url: repository === null ? '' : `${repositoryUrl(repository)}/blob/HEAD/${path}` }
}

function nativeView(native: Native, organization: string): PublicationView['native'] {
  if (native.state === 'asked') return { state: 'waiting', failure: null }
  if (native.state !== 'published') return native
  return { ...native, url: nativeUrl(organization, native.number) }
}

/** GitHub's page of one of its own campaigns (docs "Tracking security campaigns": below the organization's Security pages). */
export function nativeUrl(organization: string, number: number): string {
  return `https://github.com/orgs/${encodeURIComponent(organization)}/security/campaigns/${number}`
}
