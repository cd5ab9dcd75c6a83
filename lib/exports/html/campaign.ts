import { alertsSection } from './alerts'
import { agesChart } from './charts/ages'
import { burnUp } from './charts/burn-up'
import { progressBar, smallBar } from './charts/progress-bar'
import { remediationChart } from './charts/remediation'
import { weeksChart } from './charts/weeks'
import { markup, type Markup, type MarkupValue } from './markup'
import { tableMarkup } from './table'
import { campaignFacts, type CampaignFact } from '@/lib/exports/campaign-facts'
import type { Table } from '@/lib/exports/table'
import { agesTable, remediationTable, timelineTable, weeksTable } from '@/lib/exports/tables/charts'
import { standingsTable } from '@/lib/exports/tables/standings'
import { t } from '@/lib/i18n'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import type { Standing } from '@/lib/tracking/standings'

/** Rows of the history beside its chart: more of them fill pages that nobody reads. */
const DAYS = 16
/** Rows of weeks, likewise. */
const WEEKS = 26

/** A campaign on pages of its own: facts, charts each with its table, groups, alerts. `id` is where links to it lead. */
export function campaignSection(snapshot: Snapshot, campaign: SnapshotCampaign, id: string): Markup {
  const { metrics, name, description, progress } = campaign
  const { repositories, teams } = metrics.standings
  return markup`
<section class="campaign" id="${id}">
<h2><bdi>${name}</bdi></h2>
<p dir="auto">${description}</p>
${progressBar(progress)}
<dl>${campaignFacts(campaign).map((fact) => markup`<dt>${fact.label}</dt><dd>${factMarkup(fact)}</dd>`)}</dl>
${chart('files.chart.burnUp', burnUp(campaign), someDays(timelineTable(metrics)))}
${chart('files.chart.weeks', weeksChart(metrics), lastRows(weeksTable(metrics), WEEKS))}
${chart('files.chart.ages', agesChart(metrics), agesTable(metrics))}
${chart('files.chart.remediation', remediationChart(metrics), remediationTable(metrics))}
<h3>${t('files.chart.repositories')}</h3>
${groups('repositories', repositories)}
<h3>${t('files.chart.teams')}</h3>
${teams === null ? markup`<p>${t('files.teams.unknown')}</p>` : groups('teams', teams)}
${alertsSection(snapshot, campaign)}
</section>`
}

function chart(title: Parameters<typeof t>[0], picture: Markup, table: Table): Markup {
  return markup`<figure><figcaption>${t(title)}</figcaption>${picture}</figure>${tableMarkup(table)}`
}

function groups(by: 'repositories' | 'teams', standings: readonly Standing[]): Markup {
  // The bar stands where the share of what is closed does.
  return tableMarkup(standingsTable(by, standings), (cell, column, row) => {
    const standing = standings[row]
    return column === 1 && standing ? markup`${smallBar(standing.progress)}${cell}` : null
  })
}

function factMarkup(fact: CampaignFact): MarkupValue {
  switch (fact.kind) {
    case 'words':
      return fact.text
    case 'filter':
      return markup`<code>${fact.text}</code>`
    case 'people':
      return fact.logins.join(', ')
    case 'contact':
      return markup`<a href="${fact.address}" rel="noopener noreferrer">${fact.address.replace(/^mailto:/, '')}</a>`
  }
}

/** Some days, evenly apart, the last one among them. */
function someDays(table: Table): Table {
  const every = Math.ceil(table.rows.length / DAYS)
  if (every <= 1) return table
  const rows = table.rows.filter((_, index) => (table.rows.length - 1 - index) % every === 0)
  return { ...table, caption: t('files.table.timelineSome'), rows }
}

function lastRows(table: Table, most: number): Table {
  if (table.rows.length <= most) return table
  return { ...table, caption: t('files.table.weeksLast', { count: most }), rows: table.rows.slice(-most) }
}
