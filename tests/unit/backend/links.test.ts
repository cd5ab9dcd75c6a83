import { describe, expect, it } from 'vitest'
import { alertUrl, branchUrl, repositoryUrl } from '@/lib/backend/answers/observed'

describe('links to GitHub', () => {
  it('are built from names, which cannot lead elsewhere', () => {
    expect(repositoryUrl('octo/shop')).toBe('https://github.com/octo/shop')
    expect(alertUrl('octo/shop', { number: 7 })).toBe('https://github.com/octo/shop/security/code-scanning/7')
    expect(repositoryUrl('octo/a?b#c%2f')).toBe('https://github.com/octo/a%3Fb%23c%252f')
    for (const name of ['@evil.example/x', '//evil.example', 'javascript:alert(1)', '..//..', 'a\\b'])
      expect(new URL(repositoryUrl(name)).origin).toBe('https://github.com')
  })

  it('keep the slashes of a branch and nothing else', () => {
    expect(branchUrl('octo/shop', 'fix/alert #7?x')).toBe(
      'https://github.com/octo/shop/tree/fix/alert%20%237%3Fx',
    )
  })
})
