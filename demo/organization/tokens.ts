import type { Person } from './model.ts'

/** A personal access token of the local GitHub. */
export interface Token {
  value: string
  person: Person
  /** Scopes of a classic token; null for a fine-grained one, which has permissions that no header tells. */
  scopes: string[] | null
  /** Permissions of a fine-grained token, e.g. `security_events: 'read'`. */
  permissions: Record<string, 'read' | 'write'>
  /** Milliseconds since 1970; null for a token that never expires. */
  expiresAt: number | null
}

/** The tokens that exist, by what they are good for. They have GitHub's prefixes and lengths, and no secret in them. */
export const DEMO_TOKENS = {
  /** Maya, an owner: everything that Muster asks for. */
  manager: 'ghp_demoMayaManager000000000000000000000',
  /** Maya as well, but without `security_events` and `repo`. */
  withoutSecurityEvents: 'ghp_demoMayaNoSecurityEvents000000000000',
  /** Maya, classic, `public_repo` in place of `repo`: sees and writes public repositories alone. */
  publicOnly: 'ghp_demoMayaPublicOnly000000000000000000',
  /** Maya, fine-grained, may do all that Muster does: GitHub sends no scopes header. */
  fineGrained:
    'github_pat_11DEMOMAYA000000000000_demoFineGrained00000000000000000000000000000000000000000000',
  /** Maya, fine-grained, without the permission for code scanning alerts. */
  fineGrainedWithoutAlerts:
    'github_pat_11DEMOMAYA000000000001_demoFineGrained00000000000000000000000000000000000000000001',
  /** Devon, a developer: full scopes, but neither owner nor security manager. */
  developer: 'ghp_demoDevonDeveloper000000000000000000',
  /** Noor, a security manager who is not an owner. */
  securityManager: 'ghp_demoNoorSecurityManager0000000000000',
  /** Ruth, a member of no team: full scopes, reads what every member may, and pushes nowhere. */
  reader: 'ghp_demoRuthReader0000000000000000000000',
  /** Expired a day before the world's `now`. */
  expired: 'ghp_demoExpired0000000000000000000000000',
} as const

const DAY = 86_400_000

/** The tokens above as GitHub knows them; `now` decides about expiry. */
export function createTokens(
  people: { maya: Person; devon: Person; noor: Person; ruth: Person },
  now: number,
): Token[] {
  const classic = (value: string, person: Person, scopes: string[], expiresAt: number | null): Token => {
    return { value, person, scopes, permissions: {}, expiresAt }
  }
  const fine = (value: string, permissions: Token['permissions']): Token => {
    return { value, person: people.maya, scopes: null, permissions, expiresAt: now + 30 * DAY }
  }
  const everything = ['read:org', 'repo', 'security_events']
  return [
    classic(DEMO_TOKENS.manager, people.maya, everything, now + 90 * DAY),
    classic(DEMO_TOKENS.withoutSecurityEvents, people.maya, ['read:org'], now + 90 * DAY),
    classic(DEMO_TOKENS.publicOnly, people.maya, ['public_repo', 'read:org', 'security_events'], null),
    fine(DEMO_TOKENS.fineGrained, {
      metadata: 'read',
      security_events: 'write',
      contents: 'write',
      pull_requests: 'write',
      issues: 'write',
      members: 'read',
      organization_campaigns: 'write',
      organization_custom_properties: 'read',
    }),
    fine(DEMO_TOKENS.fineGrainedWithoutAlerts, { metadata: 'read', members: 'read' }),
    classic(DEMO_TOKENS.developer, people.devon, everything, null),
    classic(DEMO_TOKENS.securityManager, people.noor, everything, now + 7 * DAY),
    classic(DEMO_TOKENS.reader, people.ruth, everything, null),
    classic(DEMO_TOKENS.expired, people.maya, everything, now - DAY),
  ]
}
