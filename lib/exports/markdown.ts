import { campaignFacts, type CampaignFact } from './campaign-facts'
import { factsOf, missingWithReason } from './context'
import type { Cell, Table } from './table'
import { campaignsTable, standingsTable } from './tables/standings'
import { campaignPage } from '@/lib/campaigns/announcement'
import { code, link, literal, textWithLinks } from '@/lib/campaigns/markdown'
import { t } from '@/lib/i18n'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import { isCalendarDate } from '@/lib/time'
import { laggards } from '@/lib/tracking/standings'

/** Rows of a campaign's repositories and teams: a summary names those that have most left to do. */
const FIRST = 10

/** GitHub takes 65,536 characters for an issue and its comments; some room stays for words around it. */
const LONGEST = 60_000

/**
 * A summary in Markdown, for an issue or a chat: texts from outside show exactly as they are, nobody is mentioned and nothing is
 * referred to. Campaigns for which there is no room any more stand in the table alone, which is said.
 */
export function markdownExport(snapshot: Snapshot): string {
  const { organization, campaigns, completeness } = snapshot
  const missing = completeness.state === 'partial' ? completeness.missing : []
  const head = [
    `## ${t('files.title', { organization: literal(organization) })}`,
    '',
    ...factsOf(snapshot, { outside: literal, filter: code }).map(({ label, value }) => item(label, value)),
    ...missing.map((one) => `  - ${literal(missingWithReason(one))}`),
    '',
    ...(campaigns.length === 0 ? [t('files.none')] : tableLines(campaignsTable(campaigns))),
    '',
  ]
  let text = head.join('\n')
  for (const [index, campaign] of campaigns.entries()) {
    const more = campaignLines(snapshot, campaign).join('\n')
    if (text.length + more.length > LONGEST) {
      const count = campaigns.length - index
      return `${text}\n${t('files.cut', { count })}\n`
    }
    text += `\n${more}`
  }
  return text
}

function campaignLines({ organization }: Snapshot, campaign: SnapshotCampaign): string[] {
  const { standings } = campaign.metrics
  const page = campaignPage({ organization, id: campaign.id })
  return [
    `### ${literal(campaign.name)}`,
    '',
    textWithLinks(campaign.description),
    '',
    ...campaignFacts(campaign).map((fact) => item(fact.label, factText(fact))),
    // Of our own making: nothing in it means anything in Markdown.
    item(t('files.campaign.page'), `<${page}>`),
    '',
    ...groupLines('repositories', standings.repositories),
    ...(standings.teams === null ? [] : groupLines('teams', standings.teams)),
  ]
}

/** The least far first; those that are done are none of a summary's business. */
function groupLines(
  by: 'repositories' | 'teams',
  standings: SnapshotCampaign['metrics']['standings']['repositories'],
): string[] {
  const left = laggards(standings, standings.length)
  if (left.length === 0) return []
  const table = standingsTable(by, left.slice(0, FIRST))
  const rest = left.length - table.rows.length
  return [
    `**${table.caption}**`,
    '',
    ...tableLines(table),
    ...(rest > 0 ? ['', t('files.more', { count: rest })] : []),
    '',
  ]
}

function item(label: string, value: string): string {
  return `- **${label}:** ${value}`
}

function factText(fact: CampaignFact): string {
  switch (fact.kind) {
    case 'words':
      return fact.text
    case 'filter':
      return code(fact.text)
    case 'people':
      // A login in a code span mentions nobody.
      return fact.logins.map(code).join(', ')
    case 'contact':
      return link(URL.parse(fact.address)?.host || fact.address.replace(/^mailto:/, ''), fact.address)
  }
}

/** A table with a line for each row, whatever stands in its cells. */
export function tableLines({ columns, rows }: Table): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ label }) => label)),
    line(columns.map(({ isNumber }) => (isNumber ? '--:' : '---'))),
    ...rows.map((row) => line(row.map(cellText))),
  ]
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  // Ours, and hard to read with its hyphens escaped.
  if (typeof cell === 'string' && isCalendarDate(cell)) return cell
  return typeof cell === 'number' ? cell.toLocaleString('en') : literal(cell)
}
