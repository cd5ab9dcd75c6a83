import type { Severity } from '@/lib/alerts/alert'
import { fromIso } from '@/lib/time'
import type { Look } from '@/lib/tracking/looks'
import { metricsOf, type CampaignMetrics } from '@/lib/tracking/metrics'
import type { TrackedAlert } from '@/lib/tracking/tracked'
import type { Work } from '@/lib/tracking/work'
import { dismissed, fixed, hidden, RUNNING, tracked } from './tracked-alerts'

/** The rows of the table under a heading of a Markdown text, without its head: each a list of its cells. */
export function tableUnder(text: string, heading: string): string[][] {
  const lines = text.split('\n')
  const begin = lines.indexOf(heading)
  if (begin < 0) throw new Error(`no heading ${heading}`)
  const first = lines.findIndex((line, index) => index > begin && line.startsWith('|'))
  const rows: string[][] = []
  for (let at = first + 2; lines[at]?.startsWith('|'); at++)
    rows.push(
      (lines[at] ?? '')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  return rows
}

/** The campaign that docs/metrics.md describes, measured. Every time in it is noon UTC. */
export function exampleOf(text: string): CampaignMetrics {
  return metricsOf({
    campaign: { ...RUNNING, publishedAt: noon('2026-11-02') },
    alerts: tableUnder(text, '## The example').map(alertOf),
    looks: tableUnder(text, '### What was counted on earlier days').map(lookOf),
    knowsTeams: true,
    asOf: noon('2026-12-09'),
  })
}

function noon(date: string): number {
  return fromIso(`${date}T12:00:00Z`) ?? NaN
}

function alertOf([number, name, severity, created = '', ended = '', how = '']: string[]): TrackedAlert {
  const place = { repositoryId: ['shop', 'pay', 'ledger'].indexOf(name ?? '') + 1 }
  if (how === 'not visible') return withName(hidden(place.repositoryId), name)
  const alert = { ...place, number: Number(number), severity: severity as Severity, createdAt: noon(created) }
  const work = workOf(how)
  const days = (noon(ended) - noon('2026-11-02')) / 86_400
  if (how === 'fixed') return withName(fixed(days, alert), name)
  if (how.startsWith('dismissed: ')) return withName(dismissed(days, how.slice(11), alert), name)
  const assigned = /^assigned, unchanged since (\S+)$/.exec(how)?.[1]
  if (assigned !== undefined)
    return withName(tracked({ ...alert, updatedAt: noon(assigned), assignees: ['mona'] }), name)
  if (work.length === 0 && !['', 'reopened'].includes(how)) throw new Error(`unknown: ${how}`)
  return withName(tracked(alert, { work }), name)
}

function workOf(how: string): Work[] {
  const [, pull, state, date] = /^pull request (\d+), (open|merged) since (\S+)$/.exec(how) ?? []
  if (pull === undefined || date === undefined) return []
  const one = { kind: 'pull-request' as const, number: Number(pull), branch: null }
  return state === 'open'
    ? [{ ...one, state: 'open', createdAt: noon(date) }]
    : [{ ...one, state: 'merged', mergedAt: noon(date) }]
}

function withName(alert: TrackedAlert, name = ''): TrackedAlert {
  return { ...alert, repository: { ...alert.repository, label: name } }
}

function lookOf([date = '', ...cells]: string[]): Look {
  const [open = 0, inProgress = 0, closedFixed = 0, closedDismissed = 0, notVisible = 0] = cells.map(Number)
  const total = open + inProgress + closedFixed + closedDismissed + notVisible
  return {
    date,
    progress: { total, open, inProgress, fixed: closedFixed, dismissed: closedDismissed, notVisible },
  }
}
