import type { IconName } from '@/components/primer/icons'
import type { AlertRow } from '@/lib/backend/views'
import { LIMITS } from '@/lib/campaigns/limits'
import { t } from '@/lib/i18n'

/** Which dialog an action has. Three of them are one form with other ticks. */
export type DialogKind =
  'branch' | 'autofix' | 'pull-request' | 'copilot' | 'assign' | 'dismiss' | 'request' | 'issue'

export const PUSHING = ['branch', 'autofix', 'pull-request'] as const
export const MORE = ['assign', 'dismiss', 'issue'] as const

export const ICONS: Record<Exclude<DialogKind, 'request'>, IconName> = {
  branch: 'git-branch',
  autofix: 'shield-check',
  'pull-request': 'git-pull-request-draft',
  copilot: 'copilot',
  assign: 'person',
  dismiss: 'circle-slash',
  issue: 'note',
}

/** What a button says of itself before it is pressed; with `blocked` nothing happens but that this is told. */
export interface Hint {
  blocked: boolean
  text: string
}

const NOTHING: Hint = { blocked: false, text: '' }

/** What has to be known of an action for these alerts. */
export function hintFor(kind: DialogKind, rows: readonly AlertRow[]): Hint {
  if (kind === 'autofix') return autofixHint(rows)
  const limit = LIMITS.copilotAlerts
  if (kind !== 'copilot') return NOTHING
  return rows.length > limit
    ? { blocked: true, text: t('acting.copilot.many', { count: rows.length, limit }) }
    : { blocked: false, text: t('acting.copilot.limit', { limit }) }
}

/**
 * What is stored about suggestions comes from the browser in which the campaign was launched; elsewhere only GitHub knows, and
 * is asked when the dialog opens. So the button is blocked only where there can be no suggestion at all.
 */
function autofixHint(rows: readonly AlertRow[]): Hint {
  if (rows.every(({ autofix }) => autofix === 'not-supported'))
    return { blocked: true, text: t('acting.autofix.never') }
  const ready = rows.filter(({ autofix }) => autofix === 'ready').length
  return {
    blocked: false,
    text: ready > 0 ? t('acting.autofix.ready', { ready, count: rows.length }) : t('acting.autofix.ask'),
  }
}
