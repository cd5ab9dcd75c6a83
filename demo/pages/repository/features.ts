import type { Person, Repository } from '../../organization/model.ts'
import type { Feature } from '../data/security.ts'
import { seesAlerts } from '../viewer.ts'

/** What the overview of a repository's security lists, and how each stands. */
export function features(repository: Repository, viewer: Person | null): Feature[] {
  const base = `/${repository.owner.login}/${repository.name}/security`
  const feature = (
    name: string,
    text: string,
    state: Feature['state'],
    path: string,
    link: string,
  ): Feature => ({ name, text, state, href: `${base}/${path}`, link })
  const reporting = [
    feature(
      'Security policy',
      'How vulnerabilities of this repository are reported',
      'Disabled',
      'policy',
      'View security policy',
    ),
    feature(
      'Security advisories',
      'Vulnerabilities that were found and published',
      'Enabled',
      'advisories',
      'View security advisories',
    ),
  ]
  if (!seesAlerts(repository, viewer)) return reporting
  const scanning = repository.codeScanning && repository.language !== null
  return [
    ...reporting,
    feature(
      'Dependabot alerts',
      'Vulnerable dependencies',
      'Enabled',
      'dependabot',
      'View Dependabot alerts',
    ),
    feature(
      'Code scanning alerts',
      'Weak spots that tools find in the code',
      scanning ? 'Enabled' : 'Needs setup',
      'code-scanning',
      'View alerts',
    ),
    feature(
      'Secret scanning alerts',
      'Secrets that were pushed to this repository',
      'Enabled',
      'secret-scanning',
      'View detected secrets',
    ),
  ]
}
