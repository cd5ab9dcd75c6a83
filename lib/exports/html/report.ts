import { campaignSection } from './campaign'
import { patterns } from './charts/drawing'
import { smallBar } from './charts/progress-bar'
import { markup, type Markup } from './markup'
import { CHARTS } from './style/charts'
import { COLOURS } from './style/colours'
import { MARKS } from './style/marks'
import { PAGE } from './style/page'
import { PRINT } from './style/print'
import { runningFoot } from './style/running-foot'
import { TABLES } from './style/tables'
import { tableMarkup } from './table'
import { factsOf, missingWithReason } from '@/lib/exports/context'
import { campaignsTable } from '@/lib/exports/tables/standings'
import { momentText } from '@/lib/exports/words'
import { t } from '@/lib/i18n'
import type { Snapshot } from '@/lib/snapshots/snapshot'

/** Nothing may be loaded or run; the page's own style is all there is. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * A report in one file that opens everywhere, offline too, without a script, and prints well. Whatever stands in the snapshot is
 * text in it: there is one way for a value into the document, and that escapes it.
 */
export function htmlExport(snapshot: Snapshot): string {
  const { organization, campaigns, asOf } = snapshot
  const title = t('files.title', { organization })
  const full = `${title}, ${momentText(asOf)}`
  const document = markup`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="Muster ${snapshot.muster}">
<title>${full}</title>
<style>${[COLOURS, PAGE, TABLES, CHARTS, MARKS, PRINT, runningFoot(full)]}</style>
</head>
<body>
${patterns()}
<header>
<h1>${title}</h1>
<dl>${factsOf(snapshot).map(({ label, value }) => markup`<dt>${label}</dt><dd dir="auto">${value}</dd>`)}</dl>
${incomplete(snapshot)}
</header>
<main>
${campaigns.length === 0 ? markup`<p>${t('files.none')}</p>` : contents(snapshot)}
${campaigns.map((campaign, index) => campaignSection(snapshot, campaign, placeOf(index)))}
</main>
<footer>${t('files.footer')}</footer>
</body>
</html>
`
  return `<!doctype html>\n${document.toString()}`
}

/** Only links inside of the document lead to it, so a number will do. */
function placeOf(index: number): string {
  return `campaign-${index + 1}`
}

/** What is missing and why stands before the numbers that lack it. */
function incomplete({ completeness }: Snapshot): Markup | null {
  if (completeness.state === 'complete') return null
  return markup`<div class="warning" role="note"><strong>${t('tracking.data.partial', {
    count: completeness.missing.length,
  })}</strong><ul class="missing">${completeness.missing.map((one) => markup`<li dir="auto">${missingWithReason(one)}</li>`)}</ul></div>`
}

function contents({ campaigns }: Snapshot): Markup {
  return tableMarkup(campaignsTable(campaigns), (cell, column, row) => {
    const campaign = campaigns[row]
    if (column === 0 && campaign) return markup`<a href="#${placeOf(row)}">${cell}</a>`
    return column === PROGRESS && campaign ? markup`${smallBar(campaign.progress)}${cell}` : null
  })
}

/** The column of the table of campaigns in which the share of what is closed stands. */
const PROGRESS = 3
