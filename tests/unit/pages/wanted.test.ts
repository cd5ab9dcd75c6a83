import { describe, expect, test } from 'vitest'
import { createAsking, type Wanted } from '@/lib/pages/wanted'

const at = (path: string) => `https://github.com${path}`
const ID = '3f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b11'
const SHOP = { surface: 'repository', repository: 'octo-org/shop', isAddressed: false }

/** Goes through pages, answering each question the same way; what was asked on each. */
function walk(paths: string[], answer: 'injected' | 'nothing' | 'failed'): (Wanted | null)[] {
  const asking = createAsking()
  return paths.map((path) => {
    const wanted = asking.next(at(path))
    if (wanted) asking.answered(wanted, at(path), answer)
    return wanted
  })
}
const asked = (paths: string[], answer: 'injected' | 'nothing' | 'failed') =>
  walk(paths, answer).map((wanted) => wanted !== null)

describe('which surface a page calls for', () => {
  test('that of the organization, that of the repository, or none', () => {
    const { next } = createAsking()
    expect(next(at('/orgs/octo-org/security'))).toEqual({ surface: 'org-security' })
    expect(next(at('/octo-org/shop/issues'))).toEqual(SHOP)
    expect(next(at('/settings/security'))).toBeNull()
  })

  test('a repository’s Security page with one of our views is told apart', () => {
    const { next } = createAsking()
    for (const hash of ['#muster', `#muster/campaigns/${ID}`, '#muster/nonsense'])
      expect(next(at(`/octo-org/shop/security${hash}`))).toEqual({ ...SHOP, isAddressed: true })
    for (const path of ['/octo-org/shop/security#L1', '/octo-org/shop#muster', '/octo-org/shop/security'])
      expect(next(at(path))).toEqual(SHOP)
  })
})

describe('when it is asked for', () => {
  test('once it is in, never again, whichever repository is shown', () => {
    const paths = ['/a/b', '/a/b/security', '/c/d', '/c/d/security#muster']
    expect(asked(paths, 'injected')).toEqual([true, false, false, false])
  })

  test('where there is nothing to show, again in another repository and on Security pages', () => {
    const paths = [
      '/a/b',
      '/a/b/issues',
      '/A/B/pulls',
      '/a/b/security',
      '/a/b/security#readme',
      '/a/b/security/code-scanning/7',
      '/a/b/issues',
      '/a/b/security#muster',
      '/c/d',
      '/a/b',
    ]
    expect(asked(paths, 'nothing')).toEqual([true, false, false, true, false, true, false, true, true, true])
  })

  test('what failed is asked again at the next navigation', () => {
    expect(asked(['/a/b', '/a/b', '/orgs/o/security', '/orgs/o/security'], 'failed')).toEqual([
      true,
      true,
      true,
      true,
    ])
  })

  test('both surfaces may be wanted on one walk, and then nothing is left to ask for', () => {
    const asking = createAsking()
    for (const path of ['/a/b', '/orgs/o/security']) {
      expect(asking.isDone()).toBe(false)
      const wanted = asking.next(at(path))
      if (wanted) asking.answered(wanted, at(path), 'injected')
    }
    expect(asking.isDone()).toBe(true)
    expect(asking.next(at('/c/d'))).toBeNull()
    expect(asking.next(at('/orgs/p/security'))).toBeNull()
  })
})
