import { Window } from 'happy-dom'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aYear, hostile, HOSTILE } from './samples'
import { anySnapshot, campaignOf, sample, visibleAlert } from '../snapshots/samples'
import { htmlExport } from '@/lib/exports/html/report'
import { css, escaped, markup } from '@/lib/exports/html/markup'
import { cssText, runningFoot } from '@/lib/exports/html/style/running-foot'
import { closed } from '@/lib/tracking/progress'

function parsed(text: string) {
  return new new Window().DOMParser().parseFromString(text, 'text/html')
}

/** Without the places where a long name may be cut, which are as many as its slashes. */
const uncut = (text: string) => text.replaceAll('/<wbr>', '/')

/** Tags and the names of their attributes: the skeleton, without any text or value. */
function skeleton(text: string): string[] {
  return [...parsed(uncut(text)).querySelectorAll('*')].map(
    (element) => `${element.tagName} ${element.getAttributeNames().toSorted().join(' ')}`,
  )
}

/** What opens and closes tags; the style sheet has signs of its own. */
const signs = (text: string) =>
  uncut(text)
    .replace(/<style>.*<\/style>/s, '')
    .replace(/[^<>]/g, '')

describe('markup', () => {
  it('escapes every value, in texts and in attributes', () => {
    const value = `<b a="1" b='2'>&\``
    expect(String(markup`<i title="${value}">${value}</i>`)).toBe(
      '<i title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&#96;">&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;&#96;</i>',
    )
  })

  it('takes markup, lists, numbers and nothing as they are', () => {
    expect(String(markup`<p>${[markup`<b>${1}</b>`, '<', null, 2.5]}</p>`)).toBe('<p><b>1</b>&lt;2.5</p>')
    expect(
      String(css`
        a > b {
          --x: '<';
        }
      `)
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe("a > b { --x: '<'; }")
  })

  it('takes nothing for markup that only looks like it', () => {
    const forged = { toString: () => '<script>' } as unknown as string
    expect(() => String(markup`<p>${forged}</p>`)).toThrow(TypeError)
  })

  it('lets no text out of its place, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escaped(text)).not.toMatch(/[<>"'`]|(?![\t\r\n])\p{Cc}/u)
      }),
    )
  })
})

describe('the foot of a printed page', () => {
  it.each(HOSTILE)('holds %j as a text that ends neither string nor style sheet', (typed) => {
    expect(cssText(typed)).toMatch(/^(?:[A-Za-z0-9]|\\[0-9a-f]+ )*$/)
    expect(String(runningFoot(typed))).toContain(`content: '${cssText(typed)}';`)
  })

  it('keeps every character', () => {
    const read = (text: string) =>
      text.replace(/\\([0-9a-f]+) /g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => read(cssText(text)) === text))
  })
})

describe('the report', () => {
  const text = htmlExport(aYear())
  const document = parsed(text)

  it('runs and loads nothing, and says so to the browser', () => {
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')
    expect(policy?.getAttribute('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
    )
    // The policy holds for what stands behind it.
    expect(text.indexOf('Content-Security-Policy')).toBeLessThan(text.indexOf('<style>'))
    expect(
      document.querySelectorAll('script, link, img, iframe, object, embed, form, base, image, use'),
    ).toHaveLength(0)
    expect(text).not.toMatch(/@import|@font-face|expression\(|url\((?!#)/)
  })

  it.each(HOSTILE)('has the same skeleton with %j in every text', (typed) => {
    expect(signs(htmlExport(hostile(typed)))).toBe(signs(htmlExport(hostile('x'))))
    expect(skeleton(htmlExport(hostile(typed)))).toEqual(skeleton(htmlExport(hostile('x'))))
  })

  it.each(HOSTILE)('shows %j as a text', (typed) => {
    const shown = parsed(htmlExport(hostile(typed)))
    const visible = typed.replace('\u0000', '\ufffd')
    expect(shown.querySelector('.campaign h2')?.textContent).toBe(visible)
    expect(shown.querySelector('.alerts tbody td:nth-child(5)')?.textContent).toBe(visible)
  })

  it('leads nowhere but to GitHub, into itself, and to a contact that was checked', () => {
    for (const typed of HOSTILE)
      for (const link of parsed(htmlExport(hostile(typed))).querySelectorAll('[href]'))
        expect(link.getAttribute('href')).toMatch(/^(https:\/\/github\.com\/|#campaign-\d+$)/)
    const mail = sample({ campaigns: [campaignOf([], { contactLink: 'mailto:security@example.com' })] })
    expect(htmlExport(mail)).toContain('href="mailto:security@example.com"')
  })

  it('holds for every snapshot', () => {
    fc.assert(
      fc.property(anySnapshot, (snapshot) => {
        const page = htmlExport(snapshot)
        expect(page).not.toMatch(
          /NaN|Infinity|undefined|\[object|<(script|img|iframe|a href="(?!https:\/\/|#))/,
        )
        // Every sign that opens has one that closes: no value brought one along.
        expect(signs(page)).toMatch(/^(<>)+$/)
      }),
      { numRuns: 30 },
    )
  })

  it('says as of when, with which filter, how complete, and what was left out', () => {
    const header = (change: Parameters<typeof sample>[0]) =>
      parsed(htmlExport(sample(change))).querySelector('header')?.textContent ?? ''
    expect(header({})).toContain('2026-11-20 09:59 UTC')
    expect(header({})).toContain('Complete')
    expect(header({})).toContain('None: all alerts of the campaigns')
    expect(header({ scope: { campaigns: 'chosen', filters: ['is:open', 'severity:high'] } })).toContain(
      'is:open and severity:high',
    )
    expect(header({ withheld: { people: true, paths: true } })).toContain(
      'names of people, paths and lines of alerts',
    )
    const why = { kind: 'no-permission', subject: 'teams', needs: 'read:org' } as const
    const partial = header({
      completeness: { state: 'partial', missing: [{ subject: 'teams', name: null, why }] },
    })
    expect(partial).toContain('Incomplete: teams missing')
    expect(partial).toContain('read:org')
  })

  it('has the numbers of the snapshot', () => {
    const [campaign] = aYear().campaigns
    if (!campaign) throw new Error('the sample has a campaign')
    const { progress, metrics } = campaign
    const cells = [...document.querySelectorAll('main > .scroll tbody tr:first-child > *')].map(
      ({ textContent }) => textContent.trim(),
    )
    const { total, open, inProgress, fixed, dismissed, notVisible } = progress
    expect(cells.slice(4)).toEqual([total, open, inProgress, fixed, dismissed, notVisible].map(String))
    const body = document.body.textContent
    expect(body).toContain(`${closed(progress)} of ${total} closed`)
    expect(body).toContain(`${metrics.age.total.alerts} alerts are left`)
    expect(document.querySelectorAll('.alerts tbody tr')).toHaveLength(total)
  })

  it('has a text and a table for each drawing', () => {
    const drawings = [...document.querySelectorAll('svg[role="img"]')]
    expect(drawings).toHaveLength(5)
    for (const drawing of drawings) expect(drawing.getAttribute('aria-label')).toMatch(/\d/)
    for (const figure of document.querySelectorAll('figure')) {
      expect(figure.querySelector('figcaption')?.textContent).not.toBe('')
      expect(figure.nextElementSibling?.querySelector('table caption')?.textContent).not.toBe('')
    }
    for (const head of document.querySelectorAll('thead th')) expect(head.getAttribute('scope')).toBe('col')
  })

  it('refers only to ids that are there, each of them once', () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of text.matchAll(/(?:url\(#|href="#)([\w-]+)/g)) expect(ids).toContain(id)
  })

  it.each([
    ['no alert', []],
    ['one alert', [visibleAlert()]],
    ['alerts that are all fixed', [visibleAlert({ state: 'fixed', status: 'fixed', fixedAt: 1 })]],
    [
      'alerts that are all gone',
      [{ repositoryId: 8, kind: 'code-scanning', number: 4, status: 'not-visible' }],
    ],
  ] as const)('says what there is with %s', (_, alerts) => {
    const page = htmlExport(sample({ campaigns: [campaignOf([...alerts])] }))
    expect(page).not.toMatch(/NaN|Infinity|undefined/)
    expect(parsed(page).querySelector('.campaign')).not.toBeNull()
  })

  it('says so where the teams could not be read, and where there is no campaign', () => {
    const campaign = campaignOf([visibleAlert()])
    const standings = { ...campaign.metrics.standings, teams: null }
    const unread = { ...campaign, metrics: { ...campaign.metrics, standings } }
    expect(htmlExport(sample({ campaigns: [unread] }))).toContain('The teams could not be read.')
    expect(htmlExport(sample({ campaigns: [] }))).toContain('There is no campaign in it.')
  })

  it('shows no paths where these were withheld', () => {
    const bare = htmlExport(sample({ withheld: { people: false, paths: true } }))
    expect(bare).not.toContain('src/db.js')
    expect(bare).not.toContain('>Path<')
  })
})
