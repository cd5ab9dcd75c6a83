import { momentText } from './words'
import { t } from '@/lib/i18n'
import { describe } from '@/lib/i18n/failure'
import type { Snapshot, SnapshotMissing } from '@/lib/snapshots/snapshot'

/** What every export says about itself, in this order. */
export interface Fact {
  label: string
  value: string
}

/** How texts from outside are put into our own sentences, for formats in which some characters mean something. */
export interface Quoting {
  outside(text: string): string
  filter(text: string): string
}

const AS_IT_IS: Quoting = { outside: (text) => text, filter: (text) => text }

/** As of when, by whom, of what, with which filter, how complete, what was left out. */
export function factsOf(snapshot: Snapshot, quoting: Quoting = AS_IT_IS): Fact[] {
  const fact = (label: Parameters<typeof t>[0], value: string): Fact => ({ label: t(label), value })
  const left = withheldText(snapshot)
  return [
    fact('files.organization', quoting.outside(snapshot.organization)),
    fact('files.asOf', momentText(snapshot.asOf)),
    fact('files.exported', exportedText(snapshot, quoting)),
    fact('files.campaigns', campaignsText(snapshot)),
    fact('files.filter', filterText(snapshot, quoting)),
    fact('files.completeness', completenessText(snapshot, quoting)),
    ...(left === '' ? [] : [fact('files.withheld', left)]),
    fact('files.definitions', t('files.definitions.version', { version: String(snapshot.definitions) })),
  ]
}

/** The filters that chose the alerts in the file; each had to match. */
export function filterText({ scope }: Pick<Snapshot, 'scope'>, { filter } = AS_IT_IS): string {
  return scope.filters.length === 0
    ? t('files.filter.none')
    : scope.filters.map(filter).join(` ${t('files.filter.and')} `)
}

/** *Complete*, or what is missing, without reasons. */
export function completenessText(
  { completeness }: Pick<Snapshot, 'completeness'>,
  { outside } = AS_IT_IS,
): string {
  if (completeness.state === 'complete') return t('tracking.data.complete')
  return t('files.incomplete', { missing: completeness.missing.map(missingText).map(outside).join(', ') })
}

/** A missing part by its name. */
export function missingText({ subject, name }: SnapshotMissing): string {
  const what = t(`subjects.${subject}`)
  return name === null ? what : t('tracking.data.missingNamed', { subject: what, name })
}

/** The same with the reason, and what to do about it. */
export function missingWithReason(missing: SnapshotMissing): string {
  const { what, advice } = describe(missing.why)
  return t('files.missing', { part: missingText(missing), what, advice })
}

/** What was left out on purpose; empty where nothing was. */
export function withheldText({ withheld }: Pick<Snapshot, 'withheld'>): string {
  return [withheld.people ? t('files.withheld.people') : '', withheld.paths ? t('files.withheld.paths') : '']
    .filter((text) => text !== '')
    .join(', ')
}

function exportedText({ exportedAt, exportedBy, muster }: Snapshot, { outside }: Quoting): string {
  const values = { time: momentText(exportedAt), version: outside(muster), login: outside(exportedBy) }
  return exportedBy === '' ? t('files.exported.at', values) : t('files.exported.by', values)
}

function campaignsText({ scope, campaigns }: Snapshot): string {
  const count = t('report.campaigns', { count: campaigns.length })
  return scope.campaigns === 'all'
    ? t('files.campaigns.all', { count })
    : t('files.campaigns.chosen', { count })
}
