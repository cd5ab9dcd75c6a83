import * as v from 'valibot'
import {
  action,
  alertNumber,
  campaignDetails,
  campaignId,
  group,
  handedOut,
  inOrganization,
  launch,
  nothing,
  numbers,
  ofCampaign,
  offset,
  ofNative,
  ofRepository,
  organizationName,
  page,
  query,
  raised,
  repositoryName,
} from './input-fields'
import { GROUPINGS } from './views'
import { EXPORTS } from '@/lib/exports/kinds'

/** Shapes of what a page may ask for. The background checks every message against them before anything is done. */
export const inputs = {
  'token.status': nothing,
  'token.save': v.object({
    token: v.pipe(v.string(), v.maxLength(2_000)),
    /** null: for this session only. */
    passphrase: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
  }),
  'token.unlock': v.object({ passphrase: v.pipe(v.string(), v.maxLength(1_000)) }),
  'token.forget': nothing,

  'organizations.list': nothing,
  'organizations.add': inOrganization,
  'organizations.status': inOrganization,
  /** Everything of it is forgotten, its campaigns too. */
  'organizations.remove': inOrganization,
  'sync.start': inOrganization,
  'sync.cancel': inOrganization,

  'alerts.search': v.object({ organization: organizationName, ...page }),
  'filter.suggest': v.object({ organization: organizationName, query, cursor: offset }),
  'selection.size': v.object({ organization: organizationName, query }),
  'templates.list': inOrganization,
  'managers.list': inOrganization,

  'campaigns.list': inOrganization,
  'campaigns.track': ofCampaign,
  'campaigns.groups': v.object({ id: campaignId, by: v.picklist(GROUPINGS), ...page }),
  /** `group` null: all alerts of the campaign. */
  'campaigns.alerts': v.object({ id: campaignId, group: v.nullable(group), ...page }),
  'campaigns.create': v.object({
    organization: organizationName,
    query,
    template: v.nullable(v.pipe(v.string(), v.maxLength(100))),
    details: campaignDetails,
    timeZone: v.pipe(v.string(), v.maxLength(100)),
    launch,
    /** Share it to the campaign repository, and publish it as one of GitHub's own campaigns, when it opens. */
    publishing: v.object({ share: v.boolean(), native: v.boolean() }),
    as: v.picklist(['open', 'draft']),
  }),
  'campaigns.edit': v.object({ id: campaignId, revision: offset, details: campaignDetails }),
  'campaigns.publish': ofCampaign,
  'campaigns.close': ofCampaign,
  'campaigns.reopen': ofCampaign,
  'campaigns.delete': ofCampaign,

  'launch.status': ofCampaign,
  /** Starts it, goes on after a cancel, tries again what failed, or adds what was not wanted at first. Nothing is done twice. */
  'launch.start': v.object({ id: campaignId, options: launch }),
  'launch.cancel': ofCampaign,

  'limits.read': nothing,
  'limits.save': v.object({ alerts: raised, repositories: raised, openCampaigns: raised }),

  'sharing.status': inOrganization,
  /** `repository` is the name alone: it belongs to the organization. */
  'sharing.save': v.object({
    organization: organizationName,
    repository: v.pipe(v.string(), v.maxLength(200)),
  }),
  /** Reads the campaign repository now. */
  'sharing.look': inOrganization,
  /** Shares a campaign, tries again, or writes a lost file anew. */
  'sharing.share': ofCampaign,
  /** Takes back the wish to share a campaign whose file is still to be written. */
  'sharing.withdraw': ofCampaign,

  'native.list': inOrganization,
  /** Publishes a campaign of ours as one of GitHub's own, or tries again. */
  'native.publish': ofCampaign,
  /** Takes back what still waits to be done there: the wish to publish it, or changes that GitHub's campaign lacks. */
  'native.withdraw': ofCampaign,
  'native.edit': v.object({ organization: organizationName, number: alertNumber, details: campaignDetails }),
  'native.close': ofNative,
  'native.reopen': ofNative,

  'repository.status': ofRepository,
  /** Reads this repository's alerts and the campaign repository anew; the answer is there when that has ended. */
  'repository.refresh': v.object({
    repository: repositoryName,
    /** A person asked: the campaign repository is read even if that was done a moment ago. */
    asked: v.optional(v.boolean(), false),
  }),
  'repository.alerts': v.object({ repository: repositoryName, id: campaignId, ...page }),
  'repository.alert': v.object({ repository: repositoryName, number: alertNumber }),

  'acting.propose': v.object({ repository: repositoryName, campaign: v.nullable(campaignId), numbers }),
  'acting.start': v.object({ repository: repositoryName, campaign: v.nullable(campaignId), numbers, action }),
  'acting.list': ofRepository,
  'acting.status': v.object({ id: campaignId }),
  'acting.cancel': v.object({ id: campaignId }),
  /** Tries again what failed. */
  'acting.retry': v.object({ id: campaignId }),
  /** Takes an action that has ended off the list. */
  'acting.forget': v.object({ id: campaignId }),

  'notices.read': nothing,
  'notices.save': v.object({ newCampaigns: v.boolean(), reminders: v.boolean() }),
  'needs.list': nothing,

  'snapshot.make': v.object(handedOut),
  'export.make': v.object({ ...handedOut, kind: v.picklist(EXPORTS) }),
  'snapshot.known': v.object({
    organization: organizationName,
    ids: v.pipe(v.array(campaignId), v.maxLength(10_000)),
  }),
  'options.open': v.object({
    section: v.picklist(['token', 'organizations', 'sharing', 'limits', 'notices', 'tracking', 'data']),
  }),
  'data.delete': nothing,
} as const
