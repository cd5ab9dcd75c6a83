import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aYear, hostile, HOSTILE } from './samples'
import { anySnapshot, campaignOf, sample, visibleAlert } from '../snapshots/samples'
import { markdownExport, tableLines } from '@/lib/exports/markdown'
import { numbers, words } from '@/lib/exports/table'

/** What is left for Markdown and GitHub to find a meaning in: no code, no escaped characters, no addresses of links. */
function meaning(line: string): string {
  return line
    .replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '')
    .replace(/\\[\\`*_{}[\]()~|!.+=@#:-]/g, '')
    .replace(/\]\(<[^<>\s\\]*>\)/g, ']')
    .replace(/<https:\/\/github\.com\/orgs\/[^<>\s]*>/g, '')
    .replace(/&(#8203|#36|amp|lt|gt);/g, '')
}

describe('the summary', () => {
  it.each(HOSTILE)('gives %j no meaning', (text) => {
    const lines = markdownExport(hostile(text)).split('\n').map(meaning)
    for (const line of lines) {
      expect(line).not.toMatch(/[<>$`]|@|#(?!## |# )\d|!\[|GH-\d/)
      // A heading, an item or a row is ours: nothing else begins a line.
      expect(line).toMatch(/^(#{2,3} |- \*\*| {2}- |\| |\*\*|$)|^[^#>+\-*|]/)
    }
  })

  it.each(HOSTILE)('keeps its lines and its tables with %j', (text) => {
    const kinds = (snapshot: Parameters<typeof markdownExport>[0]) =>
      markdownExport(snapshot)
        .split('\n')
        .map((line) => (line.startsWith('|') ? (line.match(/(?<!\\)\|/g)?.length ?? 0) : 0))
    expect(kinds(hostile(text))).toEqual(kinds(hostile('x')))
  })

  it('holds for every snapshot', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const text = markdownExport(snapshot)
        expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/)
        for (const line of text.split('\n').map(meaning)) expect(line).not.toMatch(/[<>]|@\w/)
      }),
      { numRuns: 100 },
    )
  })

  it('says as of when, with which filter and how complete', () => {
    const text = markdownExport(
      sample({
        scope: { campaigns: 'chosen', filters: ['is:open `x`'] },
        withheld: { people: true, paths: false },
      }),
    )
    expect(text).toContain('- **Data as of:** 2026-11-20 09:59 UTC')
    expect(text).toContain('- **Filter:** `` is:open `x` ``')
    expect(text).toContain('- **Completeness:** Complete')
    expect(text).toContain('- **Left out:** names of people')
  })

  it('has the numbers of the snapshot, and mentions nobody', () => {
    const text = markdownExport(aYear())
    const [campaign] = aYear().campaigns
    if (!campaign) throw new Error('the sample has a campaign')
    const { total, open, inProgress, fixed, dismissed, notVisible } = campaign.progress
    const numbersOf = [total, open, inProgress, fixed, dismissed, notVisible].join(' | ')
    expect(text).toContain(`| SQL injection | 2027-01-31 | On track, 34 days left | 38% | ${numbersOf} |`)
    expect(text).toContain(`${fixed + dismissed} of ${total} closed`)
    expect(text).toContain('- **Managers:** `octocat`')
    expect(text).toContain('<https://github.com/orgs/octo-org/security#muster/campaigns/')
  })

  it('fits into an issue of GitHub, and says what did not', () => {
    const alerts = Array.from({ length: 40 }, (_, index) => visibleAlert({ number: index + 1 }))
    const campaigns = Array.from({ length: 120 }, (_, index) =>
      campaignOf(alerts, { id: `6f1f9d5e-8f60-4a51-9f0c-${String(index).padStart(12, '0')}` }),
    )
    const text = markdownExport(sample({ campaigns }))
    expect(text.length).toBeLessThan(65_536)
    const [, cut] = /(\d+) campaigns are in the table alone/.exec(text) ?? []
    expect(Number(cut)).toBe(120 - (text.match(/^### /gm)?.length ?? 0))
    expect(text.match(/^\| SQL injection/gm)).toHaveLength(120)
  })

  it('says so where there is no campaign', () => {
    expect(markdownExport(sample({ campaigns: [] }))).toContain('There is no campaign in it.')
  })
})

describe('a table', () => {
  it('aligns numbers, and leaves what is not known empty', () => {
    const table = {
      caption: '',
      columns: [words('A'), numbers('B')],
      rows: [
        ['a|b', 1200],
        ['2026-11-20', null],
      ],
    }
    expect(tableLines(table)).toEqual([
      '| A | B |',
      '| --- | --: |',
      '| a\\|b | 1,200 |',
      '| 2026-11-20 |  |',
    ])
  })
})
