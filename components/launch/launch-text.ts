import { exactly } from '@/components/primer/dates'
import type { CampaignState } from '@/lib/campaigns/campaign'
import type { LaunchRow, LaunchView } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import { describe } from '@/lib/i18n/failure'

const DAY = 86_400

/** How much of what was asked for did not succeed. */
export function failuresOf({ writes, repositories }: LaunchView): number {
  const rows = repositories.filter(({ issue, failure }) => issue.state === 'failed' || failure !== null)
  return Math.max(writes.failed, rows.length)
}

/** Whether starting again would do anything: requests that failed, and alerts for which Autofix itself failed. */
export function canTryAgain(launch: LaunchView): boolean {
  return failuresOf(launch) > 0 || launch.repositories.some(({ autofix }) => autofix.failed > 0)
}

/** How far a launch is, in whole percent; a launch without writes is through. */
export function percentOf({ writes: { total, done } }: LaunchView): number {
  return total === 0 ? 100 : Math.floor((done / total) * 100)
}

/** The state as a word or a sentence. */
export function stateText(launch: LaunchView, campaign: CampaignState): string {
  if (launch.state === 'none') return t('launch.state.none')
  if (launch.state === 'running' || launch.state === 'waiting') return t(`launch.state.${launch.state}`)
  if (launch.state === 'cancelled')
    return t(campaign === 'closed' ? 'launch.state.held' : 'launch.state.cancelled')
  const failed = failuresOf(launch)
  return failed > 0 ? t('launch.state.failed', { count: failed }) : t('launch.state.done')
}

/** Why it waits and until when, or what to do about it; empty while it does not. `now` in seconds since 1970. */
export function waitingText({ waiting }: Pick<LaunchView, 'waiting'>, now: number): string {
  if (waiting === null) return ''
  const { what, advice } = describe(waiting.why)
  // This failure tells its own end.
  if (waiting.until === null || waiting.why.kind === 'rate-limited') return `${what} ${advice}`
  return `${what} ${t('launch.retry', { time: clockTime(waiting.until, now) })}`
}

/** The time of day; with its date where it is not within a day from now. */
function clockTime(at: number, now: number): string {
  return Math.abs(at - now) < DAY ? new Date(at * 1000).toLocaleTimeString('en-GB') : exactly(at)
}

const ANSWERS = ['ready', 'pending', 'none', 'failed', 'waiting'] as const

/** How Autofix stands, in parts that are not zero: *8 ready · 2 working*. */
export function autofixParts(autofix: LaunchRow['autofix']): string {
  return ANSWERS.filter((answer) => autofix[answer] > 0)
    .map((answer) => t(`launch.autofix.${answer}`, { count: autofix[answer] }))
    .join(' · ')
}

/** What a launch that is through has come to. */
export function resultText({ repositories }: LaunchView): string {
  const autofix = { total: 0, waiting: 0, pending: 0, ready: 0, none: 0, failed: 0 }
  let issues = 0
  if (repositories.length === 0) return t('launch.sum.nothing')
  for (const row of repositories) {
    for (const key of [...ANSWERS, 'total'] as const) autofix[key] += row.autofix[key]
    if (row.issue.state === 'open') issues += 1
  }
  return [
    autofix.total > 0 ? t('launch.sum.autofix', { count: autofix.total, parts: autofixParts(autofix) }) : '',
    issues > 0 ? t('launch.sum.issues', { count: issues }) : '',
  ]
    .filter(Boolean)
    .join(' ')
}
