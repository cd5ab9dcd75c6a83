import { DETAILS, detailText, PERSONAL, type Detail } from './details'
import type { Snapshot, SnapshotCampaign } from './snapshot'
import { identityKey } from '@/lib/alerts/alert'
import type { Campaign } from '@/lib/campaigns/campaign'

/** How a campaign of a file stands to the one that is known here. */
export type ImportState =
  /** Nothing is known of it here. */
  | { state: 'new' }
  | { state: 'same' }
  /**
   * The file knows later (`newer`) or earlier (`older`) changes of it, or as many and others (`differs`), and in what: `added`
   * alerts are in the file alone, `removed` ones here alone.
   */
  | {
      state: 'newer' | 'older' | 'differs'
      details: Detail[]
      alerts: { added: number; removed: number }
    }

export interface ImportedCampaign {
  id: string
  name: string
  campaign: SnapshotCampaign['state']
  alerts: number
  import: ImportState
}

export interface ImportPreview {
  organization: string
  /** Whether anything of this organization is known here. */
  isKnownOrganization: boolean
  /** Names of people were left out of the file, so whatever names somebody is not compared. */
  isWithoutPeople: boolean
  /** A filtered file holds only some of the alerts. */
  isFiltered: boolean
  campaigns: ImportedCampaign[]
}

/** What is known here, to compare a file with. */
export interface KnownHere {
  organizations: readonly string[]
  campaigns: readonly Campaign[]
}

/**
 * How the campaigns of a snapshot stand to those that are known here. It only tells: nothing of a file is stored, and no campaign is
 * changed by one.
 */
export function previewImport(snapshot: Snapshot, known: KnownHere): ImportPreview {
  const byId = new Map(known.campaigns.map((campaign) => [campaign.id, campaign]))
  const name = snapshot.organization.toLowerCase()
  return {
    organization: snapshot.organization,
    isKnownOrganization: known.organizations.some((one) => one.toLowerCase() === name),
    isWithoutPeople: snapshot.withheld.people,
    isFiltered: snapshot.scope.filters.length > 0,
    campaigns: snapshot.campaigns.map((campaign) => ({
      id: campaign.id,
      name: campaign.name,
      campaign: campaign.state,
      alerts: campaign.alerts.length,
      import: importState(campaign, byId.get(campaign.id), !snapshot.withheld.people),
    })),
  }
}

function importState(inFile: SnapshotCampaign, here: Campaign | undefined, named: boolean): ImportState {
  if (!here) return { state: 'new' }
  const comparable = DETAILS.filter((detail) => named || !PERSONAL.includes(detail))
  const details = comparable.filter((detail) => detailText(inFile, detail) !== detailText(here, detail))
  const alerts = changedSet(inFile, here)
  const later = inFile.revision - here.revision
  if (later === 0 && details.length + alerts.added + alerts.removed === 0) return { state: 'same' }
  return { state: later > 0 ? 'newer' : later < 0 ? 'older' : 'differs', details, alerts }
}

function changedSet(inFile: SnapshotCampaign, here: Campaign): { added: number; removed: number } {
  const keys = new Set(
    here.alerts.flatMap(({ repositoryId, kind, numbers }) =>
      numbers.map((number) => identityKey({ repositoryId, kind, number })),
    ),
  )
  const kept = inFile.alerts.filter((alert) => keys.has(identityKey(alert))).length
  return { added: inFile.alerts.length - kept, removed: keys.size - kept }
}
