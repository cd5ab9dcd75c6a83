import { describe, expect, test } from 'vitest'
import { askedIn, emptied, entriesOf, groupsOf, isAsked } from '@/entrypoints/report/asked-texts'

const CATALOGUE = `/** Texts. */
export const things = {
  'things.one': 'One',
  'things.count_one': '{count} thing',
  'things.count_other': '{count} things',

  // A word about it.
  'things.long':
    'A text that is so long that it stands on a line of its own, with, a comma, and',
  'things.kind.a-b': 'A and B',
  'things.kind.c': 'C',
  'things.nobody': 'Nobody asks for this',
} as const
`

describe('what a source asks for', () => {
  test('stands in it whole, in whatever quotes', () => {
    const asked = askedIn('t(\'things.one\') + t("things.long") + t(`things.kind.c`)')
    expect(
      ['things.one', 'things.long', 'things.kind.c', 'things.nobody'].filter((key) => isAsked(key, asked)),
    ).toEqual(['things.one', 'things.long', 'things.kind.c'])
  })

  test('is asked for without the ending of a plural', () => {
    const asked = askedIn("t('things.count', { count })")
    expect(isAsked('things.count_one', asked)).toBe(true)
    expect(isAsked('things.count_other', asked)).toBe(true)
  })

  test('may be one of many, by a template literal', () => {
    const asked = askedIn('t(`things.kind.${kind}`)')
    expect(isAsked('things.kind.a-b', asked)).toBe(true)
    expect(isAsked('things.kind', asked)).toBe(false)
    expect(isAsked('things.one', asked)).toBe(false)
  })
})

describe('a catalogue', () => {
  test('is taken apart into its entries', () => {
    const entries = entriesOf(CATALOGUE)
    expect([...entries.keys()]).toEqual([
      'things.one',
      'things.count_one',
      'things.count_other',
      'things.long',
      'things.kind.a-b',
      'things.kind.c',
      'things.nobody',
    ])
    expect(entries.get('things.long')).toMatch(/with, a comma, and',\n$/)
  })

  test('without its entries is one with none', () => {
    const rest = emptied(CATALOGUE)
    expect(rest).not.toContain("'things.")
    expect(rest).toMatch(/^\/\*\* Texts\. \*\/\nexport const things = \{[^']*\} as const\n$/)
  })

  test('goes where it is asked for, in groups of those for which the same files ask', () => {
    const sources = new Map([
      ['a.ts', "t('things.one') t('things.count', { count })"],
      ['b.vue', "t('things.one') t(`things.kind.${kind}`)"],
      ['c.ts', 'nothing'],
    ])
    const groups = groupsOf([CATALOGUE], sources).map(({ files, entries }) => [
      files,
      entries.map((entry) => /'([^']+)'/.exec(entry)?.[1]),
    ])
    expect(groups).toEqual([
      [['a.ts', 'b.vue'], ['things.one']],
      [['a.ts'], ['things.count_one', 'things.count_other']],
      [['b.vue'], ['things.kind.a-b', 'things.kind.c']],
    ])
  })
})
