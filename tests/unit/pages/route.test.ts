import { describe, expect, test } from 'vitest'
import { pageOf, sameOrganization, type SecuritySection } from '@/lib/pages/route'

/** Every address that Muster knows, by what it is. Each entry is checked to be that and nothing else. */
const SECURITY: Record<SecuritySection, string[]> = {
  overview: [
    'https://github.com/orgs/octo-org/security',
    'https://github.com/orgs/octo-org/security/',
    'https://github.com/orgs/octo-org/security/overview',
    'https://github.com/orgs/octo-org/security/overview?period=last90days#muster',
  ],
  risk: [
    'https://github.com/orgs/octo-org/security/risk',
    'https://github.com/orgs/OCTO-ORG/security/risk?query=a',
  ],
  coverage: ['https://github.com/orgs/o/security/coverage'],
  campaigns: [
    'https://github.com/orgs/o/security/campaigns',
    'https://github.com/orgs/o/security/campaigns/7',
  ],
  'code-scanning': [
    'https://github.com/orgs/octo-org/security/alerts/code-scanning',
    'https://github.com/orgs/octo-org/security/alerts/code-scanning?query=is%3Aopen+tag%3Aexternal%2Fcwe%2Fcwe-089',
    'https://github.com/Orgs/octo-org/Security/Alerts/Code-Scanning',
  ],
  other: [
    'https://github.com/orgs/octo-org/security/assessments',
    'https://github.com/orgs/octo-org/security/alerts/dependabot',
    'https://github.com/orgs/octo-org/security/alerts/secret-scanning',
    'https://github.com/orgs/octo-org/security/alerts',
    'https://github.com/orgs/octo-org/security/metrics/enablement',
    'https://github.com/orgs/octo-org/security/something-new/that/nobody/knows',
  ],
}

const ELSEWHERE = [
  'https://github.com/',
  'https://github.com/orgs',
  'https://github.com/orgs/octo-org',
  'https://github.com/orgs/octo-org/people',
  'https://github.com/orgs/octo-org/campaigns',
  'https://github.com/orgs/octo-org/securityx',
  'https://github.com/octo-org/security',
  'https://github.com/octo-org/shop/security',
  'https://github.com/octo-org/shop/security/code-scanning/7',
  'https://github.com/octo-org/orgs/security',
  'https://github.com/enterprises/octo/security/overview',
  'https://github.com/organizations/octo-org/settings/security',
  'https://github.com/orgs/-octo/security',
  'https://github.com/orgs/octo--org/security',
  `https://github.com/orgs/${'o'.repeat(40)}/security`,
  'https://github.com/orgs/..%2Fevil/security',
  'https://gist.github.com/orgs/octo-org/security',
  'https://github.com.evil.example/orgs/octo-org/security',
  'http://github.com/orgs/octo-org/security',
  'javascript:alert(1)',
  'not an address',
  '',
]

const sections = Object.keys(SECURITY) as SecuritySection[]
const known = sections.flatMap((section) => SECURITY[section].map((address) => ({ section, address })))

describe('pages of GitHub', () => {
  test.each(known)('$address is the section $section and no other', ({ section, address }) => {
    const page = pageOf(address)
    expect(page.kind).toBe('organization-security')
    for (const each of sections) {
      expect(page.kind === 'organization-security' && page.section === each).toBe(each === section)
    }
  })

  test.each(ELSEWHERE)('%s is none of ours', (address) => {
    expect(pageOf(address)).toEqual({ kind: 'other' })
  })

  test('the organization is named as the address spells it', () => {
    expect(pageOf('https://github.com/orgs/Octo-Org/security')).toMatchObject({ organization: 'Octo-Org' })
  })

  test('a URL object will do as well', () => {
    expect(pageOf(new URL('https://github.com/orgs/octo-org/security/risk'))).toMatchObject({
      section: 'risk',
    })
  })

  test('logins are the same in any case', () => {
    expect(sameOrganization('Octo-Org', 'octo-org')).toBe(true)
    expect(sameOrganization('octo-org', 'octo')).toBe(false)
  })
})
