import { expect, type Page } from '@playwright/test'
import { readSnapshot } from '../../../lib/snapshots/read.ts'
import type { Snapshot } from '../../../lib/snapshots/snapshot.ts'
import { agesOf, remediationOf } from './csv.ts'
import { dayOf, sum } from './campaign-page.ts'
import { NONE, add, numberOf, placeOf, rowsOf, totalsOf, type Account, type Said } from './totals.ts'

/** What the files for other readers say: Markdown, HTML and the snapshot. */

/** *12 of 80 closed (15%): 10 fixed, 2 dismissed; 3 in progress, 60 open; 5 not visible any more*. */
function ofSentence(text: string): Pick<Account, 'totals' | 'percent' | 'closedOf'> {
  const [, closed, total, percent] = /^([\d,]+) of ([\d,]+) closed \((\d+)%\): /.exec(text) ?? []
  const part = (label: string) => numberOf(new RegExp(`([\\d,]+) ${label}`).exec(text)?.[1])
  const totals = {
    total: numberOf(total),
    ...{ open: part('open'), inProgress: part('in progress') },
    ...{ fixed: part('fixed'), dismissed: part('dismissed') },
    notVisible: text.includes('not visible') ? part('not visible') : 0,
  }
  return { totals, percent: numberOf(percent), closedOf: [numberOf(closed), totals.total] }
}

/** A row of the table of all campaigns: the share and the parts. */
function ofRow({ Closed = '', ...row }: Record<string, string>): Pick<Account, 'totals' | 'percent'> {
  return { totals: totalsOf(row), percent: numberOf(Closed.replace('%', '')) }
}

/** The table at the head, which each campaign's sentence has to repeat. */
export function markdown(text: string): Said {
  const lines = text.split('\n')
  const cells = (line = '') => line.split('|').map((cell) => cell.trim())
  const first = lines.findIndex((line) => line.startsWith('| Campaign'))
  const head = cells(lines[first])
  const said: Said = {}
  for (const line of lines.slice(first + 2).slice(0, lines.slice(first).indexOf('') - 2)) {
    const row = Object.fromEntries(cells(line).map((cell, index) => [head[index] ?? '', cell]))
    const section = text.split(`### ${row['Campaign']}\n`)[1] ?? ''
    const sentence = ofSentence(/- \*\*Progress:\*\* (.+)/.exec(section)?.[1] ?? '')
    expect(sentence).toMatchObject(ofRow(row))
    said[row['Campaign'] ?? ''] = sentence
  }
  return said
}

/** The report as a browser shows it, with nothing but the file. */
export async function html(page: Page): Promise<Said> {
  const said: Said = {}
  for (const { Campaign = '', ...row } of await rowsOf(page.getByRole('table', { name: 'All campaigns' }))) {
    const section = page
      .locator('section.campaign')
      .filter({ has: page.getByRole('heading', { name: Campaign }) })
    const progress = section
      .locator('dt', { hasText: /^Progress$/ })
      .locator('xpath=following-sibling::dd[1]')
    const sentence = ofSentence(await progress.innerText())
    expect(sentence).toMatchObject(ofRow(row))
    const table = (name: string | RegExp) => rowsOf(section.getByRole('table', { name }))
    const groups: Account['groups'] = {}
    for (const { Repository = '', ...group } of await table('Progress by repository'))
      groups[placeOf(Repository)] = totalsOf(group)
    const counted = { ...NONE }
    for (const { Status = '' } of await table(Campaign)) add(counted, Status)
    expect(counted).toEqual(sentence.totals)
    const weeks = await table(/^What was closed/)
    const course = {
      day: dayOf((await table(/^Alerts at the end of/)).at(-1) ?? {}),
      weeks: { fixed: sum(weeks, 'Fixed'), dismissed: sum(weeks, 'Dismissed') },
      ...agesOf(await table(/^Age of what is left/)),
      ...remediationOf(await table(/remediate|closing/i)),
    }
    said[Campaign] = { ...sentence, groups, course }
  }
  return said
}

export function parsed(text: string): Snapshot {
  const read = readSnapshot(text, Buffer.byteLength(text))
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return read.value
}

/** Counted from the alerts in the file; what is written beside them has to be the same. */
export function snapshot(text: string): Said {
  const { campaigns, repositories } = parsed(text)
  const names = new Map(repositories.map(({ id, fullName }) => [id, fullName]))
  return Object.fromEntries(
    campaigns.map(({ name, alerts, progress, metrics }): [string, Partial<Account>] => {
      const groups: Account['groups'] = {}
      const totals = { ...NONE }
      for (const { repositoryId, status } of alerts) {
        const label = status.replace('-', ' ')
        add(totals, label)
        add((groups[placeOf(names.get(repositoryId) ?? '')] ??= { ...NONE }), label)
      }
      expect(progress).toEqual(totals)
      const { timeline, flow, age, remediation } = metrics
      const { scope, fixed, dismissed, inProgress, open } = timeline.at(-1) ?? {}
      const bands = age.severities.flatMap((one) => one.bands).reduce((all, one) => all + one, 0)
      const course = {
        day: { scope, fixed, dismissed, inProgress, open } as Account['course']['day'],
        weeks: { fixed: flow.total.fixed, dismissed: flow.total.dismissed },
        ages: { bands, left: age.total.alerts },
        remediated: remediation.total.alerts,
      }
      return [name, { totals, groups, course }]
    }),
  )
}
