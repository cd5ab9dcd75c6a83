import { describe, expect, it } from 'vitest'
import { contactLinkProblem, safeContactLink } from '@/lib/campaigns/contact-link'

describe('contact links', () => {
  it.each(['https://example.com/discuss?x=1#y', 'HTTPS://Example.com', 'mailto:security@example.com'])(
    'accepts %s',
    (link) => {
      expect(contactLinkProblem(link)).toEqual([])
      expect(safeContactLink(link)).toMatch(/^(https:|mailto:)/)
    },
  )

  it.each([
    'javascript:alert(1)',
    ' jAvAsCrIpT:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    '//evil.example',
    'http://example.com',
    'https://',
    'https:evil.example',
    'https://user:pw@example.com',
    'https://user@example.com',
    'https:\\\\evil.example',
    'mailto:',
    'mailto:nobody',
    'chrome-extension://abc/page.html',
    'file:///etc/passwd',
    'not a link',
    `https://example.com/${'x'.repeat(5000)}`,
  ])('refuses %s', (link) => {
    expect(contactLinkProblem(link)).toHaveLength(1)
    expect(safeContactLink(link)).toBeNull()
  })

  it('needs none', () => {
    expect(contactLinkProblem(null)).toEqual([])
    expect(safeContactLink(null)).toBeNull()
  })
})
