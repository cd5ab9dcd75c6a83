import { describe, expect, it } from 'vitest'
import { readLink } from '@/lib/github/link'

const asked = new URL('https://api.github.com/orgs/octo/code-scanning/alerts')

describe('readLink', () => {
  it('reads page numbers from the addresses that GitHub writes, by id instead of by name', () => {
    const header =
      '<https://api.github.com/organizations/9919/code-scanning/alerts?per_page=100&page=2>; rel="next", ' +
      '<https://api.github.com/organizations/9919/code-scanning/alerts?per_page=100&page=34>; rel="last"'
    expect(readLink(header, asked)).toEqual({ next: { page: 2 }, last: 34 })
  })

  it('reads a cursor where there is no number', () => {
    const header =
      '<https://api.github.com/orgs/octo/code-scanning/alerts?after=Y3Vy%3D&per_page=100>; rel="next"'
    expect(readLink(header, asked)).toEqual({ next: { after: 'Y3Vy=' }, last: null })
  })

  it('finds nothing further on the last page', () => {
    const header = '<https://api.github.com/orgs/octo/code-scanning/alerts?page=1>; rel="first"'
    expect(readLink(header, asked)).toEqual({ next: null, last: null })
    expect(readLink(undefined, asked)).toEqual({ next: null, last: null })
    expect(readLink(' ', asked)).toEqual({ next: null, last: null })
  })

  it.each([
    ['another host', '<https://evil.example/orgs/octo/code-scanning/alerts?page=2>; rel="next"'],
    ['another port', '<https://api.github.com:8443/orgs/octo/code-scanning/alerts?page=2>; rel="next"'],
    ['no encryption', '<http://api.github.com/orgs/octo/code-scanning/alerts?page=2>; rel="next"'],
    [
      'a host that begins alike',
      '<https://api.github.com.evil.example/orgs/octo/code-scanning/alerts?page=2>; rel="next"',
    ],
    ['a name before the host', '<https://api.github.com@evil.example/x/alerts?page=2>; rel="next"'],
    ['another listing', '<https://api.github.com/user/keys?page=2>; rel="next"'],
    ['a foreign last page', '<https://evil.example/alerts?page=9>; rel="last"'],
    ['no address', '<not an address>; rel="next"'],
    ['no link', 'whatever'],
  ])('refuses a link to %s', (_, header) => {
    expect(readLink(header, asked)).toBeNull()
  })

  it.each(['0', '-1', '1e9', '99999999999', 'x'])('takes no page %s', (page) => {
    const header = `<https://api.github.com/orgs/octo/code-scanning/alerts?page=${page}>; rel="next"`
    expect(readLink(header, asked)).toEqual({ next: null, last: null })
  })
})
