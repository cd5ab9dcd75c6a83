import { Hono } from 'hono'
import type { Campaign } from '../organization/campaign-model.ts'
import type { Organization } from '../organization/model.ts'
import { managesSecurity, maySee, reachOrganization, requireGrant, requireToken } from './access.ts'
import { answer } from './answer.ts'
import { readBody } from './body.ts'
import { readAlerts } from './campaign-alerts.ts'
import { CampaignFaults, permitOnly, readCampaign } from './campaign-body.ts'
import type { Api, ApiContext, ApiVariables } from './context.ts'
import { ApiError, notFound } from './errors.ts'
import { oneOf } from './issue-list.ts'
import { campaignJson } from './json/campaign.ts'
import { cutByNumber } from './pages.ts'

/** How many campaigns of an organization may be open at once; closed ones do not count. */
const MOST_OPEN = 10
const EDITABLE = ['name', 'description', 'managers', 'team_managers', 'ends_at', 'contact_link']
const CREATABLE = [...EDITABLE, 'code_scanning_alerts', 'generate_issues']
const REQUIRED = ['name', 'description', 'ends_at']

const KEYS: Record<string, (campaign: Campaign) => number> = {
  created: (campaign) => campaign.createdAt,
  updated: (campaign) => campaign.updatedAt,
  ends_at: (campaign) => campaign.endsAt,
  published: (campaign) => campaign.publishedAt,
}

/**
 * GitHub's own campaigns, for owners and security managers of organizations that have them; 404 to everybody else. The
 * 429 that GitHub documents for creating comes from the secondary limit (`limits.secondary`) or from a fault, and an
 * answer that gets lost after the campaign was created from a fault with `performed` (see `faults.ts`).
 */
export function campaignRoutes({ world }: Api): Hono<{ Variables: ApiVariables }> {
  const app = new Hono<{ Variables: ApiVariables }>()

  const reach = (c: ApiContext, level: 'read' | 'write'): Organization => {
    const organization = reachOrganization(c, world, c.req.param('org') ?? '')
    if (!organization.nativeCampaigns) throw notFound()
    const token = requireGrant(c, ['repo', 'security_events'], 'organization_campaigns')
    if (level === 'write' && !token.scopes && token.permissions['organization_campaigns'] !== 'write')
      throw lacking('organization_campaigns=write')
    if (!managesSecurity(organization, token.person)) throw notFound()
    return organization
  }

  const find = (c: ApiContext, organization: Organization): Campaign => {
    const number = c.req.param('number') ?? ''
    if (!/^\d+$/.test(number)) throw new ApiError(422, 'Invalid request.\n\nA campaign number is an integer.')
    const found = organization.campaigns.find((campaign) => campaign.number === Number(number))
    if (!found) throw notFound()
    return found
  }

  app.get('/orgs/:org/campaigns', (c) => {
    const organization = reach(c, 'read')
    const page = cutByNumber(c, select(c, organization), `/organizations/${organization.id}/campaigns`)
    const list = page.items.map((campaign) => campaignJson(organization, campaign))
    return answer(c, list, { link: page.link })
  })

  app.post('/orgs/:org/campaigns', async (c) => {
    const organization = reach(c, 'write')
    const token = requireToken(c)
    if (!token.scopes && !('security_events' in token.permissions)) throw lacking('security_events=read')
    const body = await readBody(c)
    permitOnly(body, CREATABLE)
    const faults = new CampaignFaults()
    for (const field of REQUIRED) {
      if (body[field] === undefined) faults.add(field, 'missing_field', `${field} must be given`)
    }
    const { name = '', managers = [], ...rest } = readCampaign(world, organization, body, faults)
    if (rest.endsAt !== undefined && rest.endsAt <= world.clock())
      faults.add('ends_at', 'invalid', 'ends_at must be in the future')
    const { code_scanning_alerts: wanted, generate_issues: generateIssues = false } = body
    if (typeof generateIssues !== 'boolean')
      faults.add('generate_issues', 'invalid', 'generate_issues must be true or false')
    const alerts = readAlerts(wanted, organization, (repository) => maySee(token, repository), faults)
    requireRoom(organization, faults)
    faults.throwAny()
    const made = { ...rest, name, managers, alerts, generateIssues: generateIssues === true }
    return answer(c, campaignJson(organization, world.createCampaign(organization.login, made)))
  })

  app.get('/orgs/:org/campaigns/:number', (c) => {
    const organization = reach(c, 'read')
    return answer(c, campaignJson(organization, find(c, organization)))
  })

  app.patch('/orgs/:org/campaigns/:number', async (c) => {
    const organization = reach(c, 'write')
    const campaign = find(c, organization)
    const body = await readBody(c)
    permitOnly(body, [...EDITABLE, 'state'])
    const faults = new CampaignFaults()
    const edit = readCampaign(world, organization, body, faults)
    const { state } = body
    if (state !== undefined && state !== 'open' && state !== 'closed')
      faults.add('state', 'invalid', 'state must be open or closed')
    if (state === 'open' && campaign.state === 'closed') requireRoom(organization, faults)
    faults.throwAny()
    const { login } = organization
    if (Object.keys(edit).length > 0) world.editCampaign(login, campaign.number, edit)
    if (state === 'closed' && campaign.state === 'open') world.closeCampaign(login, campaign.number)
    if (state === 'open' && campaign.state === 'closed') world.reopenCampaign(login, campaign.number)
    return answer(c, campaignJson(organization, campaign))
  })

  app.delete('/orgs/:org/campaigns/:number', (c) => {
    const organization = reach(c, 'write')
    world.deleteCampaign(organization.login, find(c, organization).number)
    return c.body(null, 204)
  })

  return app
}

function requireRoom(organization: Organization, faults: CampaignFaults): void {
  const open = organization.campaigns.filter((campaign) => campaign.state === 'open').length
  if (open >= MOST_OPEN)
    faults.add('base', 'custom', `An organization has at most ${MOST_OPEN} open campaigns`)
}

function select(c: ApiContext, { campaigns }: Organization): Campaign[] {
  const state = c.req.query('state') === undefined ? null : oneOf(c, 'state', ['open', 'closed'])
  const key = KEYS[oneOf(c, 'sort', Object.keys(KEYS))] ?? KEYS['created']
  const sign = oneOf(c, 'direction', ['desc', 'asc']) === 'asc' ? 1 : -1
  return campaigns
    .filter((campaign) => state === null || campaign.state === state)
    .sort((left, right) => sign * ((key?.(left) ?? 0) - (key?.(right) ?? 0) || left.number - right.number))
}

function lacking(grant: string): ApiError {
  const headers = { 'x-accepted-github-permissions': grant }
  return new ApiError(403, 'Resource not accessible by personal access token', headers)
}
