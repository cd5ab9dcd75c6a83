import type { Organization, Team } from '../../organization/model.ts'
import { nodeId } from './dates.ts'

/** Schema `team`. */
export function teamJson(organization: Organization, team: Team) {
  return { ...plain(organization, team), parent: team.parent ? plain(organization, team.parent) : null }
}

function plain(organization: Organization, team: Team) {
  const api = `https://api.github.com/organizations/${organization.id}/team/${team.id}`
  return {
    id: team.id,
    node_id: nodeId('T', team.id),
    name: team.name,
    slug: team.slug,
    description: team.description,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'pull',
    type: 'organization',
    organization_id: organization.id,
    url: api,
    html_url: `https://github.com/orgs/${organization.login}/teams/${team.slug}`,
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
  }
}
