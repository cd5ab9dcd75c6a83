import * as v from 'valibot'
import { DISMISSAL_REASONS, GROUPINGS } from './views'
import { LIMITS } from '@/lib/campaigns/limits'
import { EXPORTS } from '@/lib/exports/kinds'

/** Shapes of what a page may ask for. The background checks every message against them before anything is done. */

/** GitHub's rule for logins: letters, digits and single hyphens, at most 39. */
export const organizationName = v.pipe(v.string(), v.regex(/^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i))
/** Far above any sensible filter; the parser names its own, lower limit. */
const query = v.pipe(v.string(), v.maxLength(20_000))
const campaignId = v.pipe(v.string(), v.uuid())
const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
const limit = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))

/** As typed: length and meaning are checked by `lib/campaigns`, which names the field; these bounds only keep out absurd sizes. */
export const campaignDetails = v.object({
  name: v.pipe(v.string(), v.maxLength(20_000)),
  description: v.pipe(v.string(), v.maxLength(20_000)),
  dueDate: v.pipe(v.string(), v.maxLength(100)),
  managers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(LIMITS.managers * 10)),
  contactLink: v.nullable(v.pipe(v.string(), v.maxLength(20_000))),
})

/** `owner/name` by GitHub's rules for both. */
export const repositoryName = v.pipe(
  v.string(),
  v.regex(/^[a-z\d](?:[a-z\d]|[-_](?=[a-z\d])){0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/i),
)
const alertNumber = v.pipe(v.number(), v.integer(), v.minValue(1))
const numbers = v.pipe(v.array(alertNumber), v.minLength(1), v.maxLength(1000))
const someText = v.pipe(v.string(), v.maxLength(100_000))
const logins = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(100))
const branchName = v.pipe(v.string(), v.maxLength(1000))

/** What a developer may have done; names, lengths and counts are checked by `lib/acting`, which names the field. */
const action = v.variant('kind', [
  v.object({
    kind: v.literal('fix'),
    branch: v.object({ kind: v.picklist(['new', 'existing']), name: branchName }),
    autofix: v.boolean(),
    pullRequest: v.nullable(v.object({ title: someText, body: someText, reviewers: logins })),
  }),
  v.object({ kind: v.literal('assign'), logins }),
  v.object({ kind: v.literal('copilot') }),
  v.object({
    kind: v.literal('dismiss'),
    reason: v.picklist(DISMISSAL_REASONS),
    comment: someText,
    request: v.boolean(),
  }),
  v.object({ kind: v.literal('issue'), title: someText, body: someText }),
])

const launch = v.object({ autofix: v.boolean(), issues: v.boolean() })
const group = v.object({ by: v.picklist(GROUPINGS), key: v.pipe(v.string(), v.maxLength(500)) })
/** A limit that somebody raised; the lower bounds are GitHub's own numbers and checked where it is stored. */
const raised = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))

const nothing = v.object({})
const inOrganization = v.object({ organization: organizationName })
const ofCampaign = v.object({ id: campaignId })
const ofRepository = v.object({ repository: repositoryName })
const ofNative = v.object({ organization: organizationName, number: alertNumber })
const page = { query, offset, limit }
/** What leaves Muster as a file. */
const handedOut = {
  organization: organizationName,
  /** null: every campaign of the organization that is open or closed. */
  ids: v.nullable(v.pipe(v.array(campaignId), v.maxLength(1000))),
  /** Only alerts that match it, and numbers of these; '' for all. */
  query,
  /** Whether names of people, and paths and lines of alerts, are in it. */
  people: v.boolean(),
  paths: v.boolean(),
}

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
