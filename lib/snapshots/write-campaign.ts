import type { SnapshotFile } from './schema'
import type { SnapshotCampaign, Withheld } from './snapshot'
import { maybeIso } from './instants'
import { alertFile } from './write-alert'
import { metricsFile } from './write-metrics'
import { progressFile } from './write-progress'
import { toIso } from '@/lib/time'

type CampaignFile = SnapshotFile['campaigns'][number]

/** A campaign as it stands in the file: every field in its place. */
export function campaignFile(campaign: SnapshotCampaign, withheld: Withheld): CampaignFile {
  const { autofix, launch } = campaign
  return {
    id: campaign.id,
    name: campaign.name,
    description: campaign.description,
    dueDate: campaign.dueDate,
    managers: campaign.managers,
    contactLink: campaign.contactLink,
    state: campaign.state,
    timeZone: campaign.timeZone,
    filter: campaign.filter,
    template: campaign.template,
    leftOut: campaign.leftOut,
    launch: { autofix: launch.autofix, issues: launch.issues },
    createdAt: toIso(campaign.createdAt),
    createdBy: campaign.createdBy,
    publishedAt: maybeIso(campaign.publishedAt),
    closedAt: maybeIso(campaign.closedAt),
    revision: campaign.revision,
    progress: progressFile(campaign.progress),
    due: campaign.due,
    autofix: {
      supported: autofix.supported,
      remaining: autofix.remaining,
      pending: autofix.pending,
      ready: autofix.ready,
      none: autofix.none,
      failed: autofix.failed,
    },
    metrics: metricsFile(campaign.metrics),
    alerts: campaign.alerts.map((alert) => alertFile(alert, withheld)),
  }
}
