import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { code, link, literal, textWithLinks } from '@/lib/campaigns/markdown'

/** What GitHub would mark in rendered text: mentions, references, emoji, addresses, commits. */
const MARKS = /@[a-z\d]|#\d|GH-\d|:[a-z\d_+-]+:|https?:\/\/|www\.|\b[\da-f]{7,40}\b/i

/** What a reader sees of literal Markdown: escapes and entities undone as CommonMark does. */
function rendered(markdown: string): string {
  return markdown
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replaceAll('&#8203;', '\u200b')
    .replaceAll('&#36;', '$')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
const visible = (markdown: string) => rendered(markdown).replaceAll('\u200b', '')

describe('literal text', () => {
  it.each([
    ['@octo-org/security', '\\@&#8203;octo\\-org/security'],
    ['fixes #1', 'fixes \\#&#8203;1'],
    ['closes GH-12', 'closes GH&#8203;\\-12'],
    ['`code` *b* _i_ ~s~', '\\`code\\` \\*b\\* \\_i\\_ \\~s\\~'],
    ['a | b', 'a \\| b'],
    ['<img src=x onerror=alert(1)>', '&lt;img src\\=x onerror\\=alert\\(1\\)&gt;'],
    ['[x](javascript:alert(1))', '\\[x\\]\\(javascript\\:&#8203;alert\\(1\\)\\)'],
    ['![x](https://evil.example/x.png)', '\\!\\[x\\]\\(https\\:&#8203;//evil\\.example/x\\.png\\)'],
    ['&lt; &amp;', '&amp;lt; &amp;amp;'],
    ['# heading\n- item\n1. one', '\\#&#8203; heading \\- item 1\\. one'],
    ['$x^2$', '&#36;x^2&#36;'],
    [':tada:', '\\:&#8203;tada\\:&#8203;'],
    ['deadbeef01', 'deadbe&#8203;ef01'],
    ['www.example.com', 'www\\.example\\.com'],
    ['C:\\temp', 'C\\:&#8203;\\\\temp'],
    ['<!-- muster campaign=1 -->', '&lt;\\!\\-\\- muster campaign\\=1 \\-\\-&gt;'],
    ['  two\u2028lines\u0000 ', 'two lines'],
  ])('%j', (text, markdown) => expect(literal(text)).toBe(markdown))

  it('shows exactly the text, and nothing in it that GitHub would mark', () => {
    const pieces = fc.constantFrom(
      '@',
      '#',
      'a',
      '1',
      ':',
      '<',
      '`',
      '\\',
      '*',
      '[',
      '](',
      'GH-1',
      'fixes ',
      '$',
      '&',
      '//',
      'http',
      ' ',
      '-->',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('').replace(/\s+/g, ' ').trim()
        expect(visible(literal(text))).toBe(text)
        expect(rendered(literal(text)).replace(/www\./g, '')).not.toMatch(MARKS)
        // No character with a meaning is left without its backslash.
        expect(literal(text).replace(/\\[!-/:-@[-`{-~]/g, '')).not.toMatch(/[`*_[\]()~|<>]/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('code', () => {
  it.each([
    ['src/a.ts', '`src/a.ts`'],
    ['a`b', '``a`b``'],
    ['`', '`` ` ``'],
    ['``x', '``` ``x ```'],
    ['@team #1', '`@team #1`'],
    ['line\nbreak', '`line break`'],
    ['<!-- muster -->', '`<!\u200b-- muster -->`'],
    ['', ''],
  ])('%j', (text, markdown) => expect(code(text)).toBe(markdown))
})

describe('links', () => {
  it.each([
    ['a ] b', 'https://github.com/o/r', '[a \\] b](<https://github.com/o/r>)'],
    ['x', 'https://e.example/a>b c', '[x](<https://e.example/a%3Eb%20c>)'],
  ])('%j to %j', (text, address, markdown) => expect(link(text, address)).toBe(markdown))

  it.each([
    [
      'See https://docs.example/a_b, then ask @maya.',
      'See [https\\:&#8203;//docs\\.example/a\\_b](<https://docs.example/a_b>), then ask \\@&#8203;maya\\.',
    ],
    ['http://plain.example', 'http\\:&#8203;//plain\\.example'],
    ['javascript:alert(1)', 'javascript\\:&#8203;alert\\(1\\)'],
    ['https://user:pw@evil.example', 'https\\:&#8203;//user\\:&#8203;pw\\@&#8203;evil\\.example'],
    ['https://', 'https\\:&#8203;//'],
  ])('are made of https addresses only: %j', (text, markdown) => expect(textWithLinks(text)).toBe(markdown))
})
