import * as v from 'valibot'
import { DISMISSAL_REASONS, GROUPINGS } from './views'
import { LIMITS } from '@/lib/campaigns/limits'

/** What the inputs of operations are made of. */

/** GitHub's rule for logins: letters, digits and single hyphens, at most 39. */
export const organizationName = v.pipe(v.string(), v.regex(/^[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38}$/i))
/** Far above any sensible filter; the parser names its own, lower limit. */
export const query = v.pipe(v.string(), v.maxLength(20_000))
export const campaignId = v.pipe(v.string(), v.uuid())
export const offset = v.pipe(v.number(), v.integer(), v.minValue(0))
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
export const alertNumber = v.pipe(v.number(), v.integer(), v.minValue(1))
export const numbers = v.pipe(v.array(alertNumber), v.minLength(1), v.maxLength(1000))
const someText = v.pipe(v.string(), v.maxLength(100_000))
const logins = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(100))
const branchName = v.pipe(v.string(), v.maxLength(1000))

/** What a developer may have done; names, lengths and counts are checked by `lib/acting`, which names the field. */
export const action = v.variant('kind', [
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

export const launch = v.object({ autofix: v.boolean(), issues: v.boolean() })
export const group = v.object({ by: v.picklist(GROUPINGS), key: v.pipe(v.string(), v.maxLength(500)) })
/** A limit that somebody raised; the lower bounds are GitHub's own numbers and checked where it is stored. */
export const raised = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000))

export const nothing = v.object({})
export const inOrganization = v.object({ organization: organizationName })
export const ofCampaign = v.object({ id: campaignId })
export const ofRepository = v.object({ repository: repositoryName })
export const ofNative = v.object({ organization: organizationName, number: alertNumber })
export const page = { query, offset, limit }
/** What leaves Muster as a file. */
export const handedOut = {
  organization: organizationName,
  /** null: every campaign of the organization that is open or closed. */
  ids: v.nullable(v.pipe(v.array(campaignId), v.maxLength(1000))),
  /** Only alerts that match it, and numbers of these; '' for all. */
  query,
  /** Whether names of people, and paths and lines of alerts, are in it. */
  people: v.boolean(),
  paths: v.boolean(),
}
