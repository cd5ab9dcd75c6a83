import { describe, expect, test } from 'vitest'
import {
  pageOf,
  repositoryOf,
  sameOrganization,
  sameRepository,
  type RepositoryArea,
  type SecuritySection,
} from '@/lib/pages/route'

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

const REPOSITORY: Record<RepositoryArea, string[]> = {
  security: [
    'https://github.com/octo-org/shop/security',
    'https://github.com/octo-org/shop/security/',
    'https://github.com/octo-org/shop/security#muster/campaigns/3f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b11',
    'https://github.com/octo-org/shop/security/policy',
    'https://github.com/octo-org/shop/security/advisories/GHSA-xxxx-yyyy-zzzz',
    'https://github.com/octo-org/shop/security/dependabot/7',
    'https://github.com/octo-org/shop/security/secret-scanning/7',
    'https://github.com/octo-org/shop/security/campaigns/7',
    'https://github.com/octo-org/shop/security/quality',
    'https://github.com/octo-org/shop/security/code-scanning/tools/CodeQL/status',
    'https://github.com/octo-org/shop/security/code-scanning/7/more',
    'https://github.com/octo-org/shop/security/code-scanning/0',
    'https://github.com/octo-org/shop/security/code-scanning/12345678901234567890',
    'https://github.com/octo-org/orgs/security',
    'https://github.com/octo_corp/.github/security',
  ],
  'code-scanning': [
    'https://github.com/octo-org/shop/security/code-scanning',
    'https://github.com/octo-org/shop/security/code-scanning?query=is%3Aopen',
    'https://github.com/Octo-Org/Shop/Security/Code-Scanning/',
  ],
  alert: [
    'https://github.com/octo-org/shop/security/code-scanning/7',
    'https://github.com/octo-org/shop/security/code-scanning/7?ref=main#L3',
  ],
  other: [
    'https://github.com/octo-org/shop',
    'https://github.com/octo-org/shop/',
    'https://github.com/octo-org/security',
    'https://github.com/octo-org/shop/issues',
    'https://github.com/octo-org/shop/blob/main/security/code-scanning/7',
    'https://github.com/octo-org/shop/settings/security_analysis',
    'https://github.com/octo-org/shop/securityx',
  ],
}

const ELSEWHERE = [
  'https://github.com/',
  'https://github.com/orgs',
  'https://github.com/orgs/octo-org',
  'https://github.com/orgs/octo-org/people',
  'https://github.com/orgs/octo-org/campaigns',
  'https://github.com/orgs/octo-org/securityx',
  'https://github.com/enterprises/octo/security/overview',
  'https://github.com/organizations/octo-org/settings/security',
  'https://github.com/orgs/-octo/security',
  'https://github.com/orgs/octo--org/security',
  `https://github.com/orgs/${'o'.repeat(40)}/security`,
  'https://github.com/orgs/..%2Fevil/security',
  'https://github.com/octo-org',
  'https://github.com/settings/security',
  'https://github.com/Settings/tokens',
  'https://github.com/security/advisories',
  'https://github.com/topics/security',
  'https://github.com/users/octocat',
  'https://github.com/marketplace/actions/security',
  'https://github.com/apps/dependabot',
  'https://github.com/stars/octocat/lists',
  'https://github.com/-octo/shop/security',
  'https://github.com/octo-org/../security',
  'https://github.com/octo-org/%2e%2e%2fevil/security',
  'https://github.com/octo-org/sh%20op/security',
  `https://github.com/octo-org/${'s'.repeat(101)}/security`,
  'https://api.github.com/octo-org/shop/security',
  'http://github.com/octo-org/shop/security',
  'https://gist.github.com/orgs/octo-org/security',
  'https://github.com.evil.example/orgs/octo-org/security',
  'http://github.com/orgs/octo-org/security',
  'javascript:alert(1)',
  'not an address',
  '',
]

const sections = Object.keys(SECURITY) as SecuritySection[]
const areas = Object.keys(REPOSITORY) as RepositoryArea[]
const known = sections.flatMap((section) => SECURITY[section].map((address) => ({ section, address })))

describe('pages of GitHub', () => {
  test.each(known)('$address is the section $section and no other', ({ section, address }) => {
    const page = pageOf(address)
    expect(page.kind).toBe('organization-security')
    for (const each of sections) {
      expect(page.kind === 'organization-security' && page.section === each).toBe(each === section)
    }
  })

  test.each(areas.flatMap((area) => REPOSITORY[area].map((address) => ({ area, address }))))(
    '$address is the area $area of a repository and no other',
    ({ area, address }) => {
      const page = pageOf(address)
      expect(page.kind).toBe('repository')
      for (const each of areas) expect(page.kind === 'repository' && page.area === each).toBe(each === area)
      expect(page.kind === 'repository' && page.alert).toBe(area === 'alert' ? 7 : null)
    },
  )

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

  test('the repository is named as the address spells it, and is the same in any case', () => {
    const page = pageOf('https://github.com/Octo-Org/Shop/security')
    expect(page).toMatchObject({ owner: 'Octo-Org', name: 'Shop' })
    expect(page.kind === 'repository' && repositoryOf(page)).toBe('Octo-Org/Shop')
    expect(sameRepository('Octo-Org/Shop', 'octo-org/shop')).toBe(true)
    expect(sameRepository('octo-org/shop', 'octo-org/shopping')).toBe(false)
  })
})
