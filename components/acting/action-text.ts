import { waitingText } from '@/components/launch/launch-text'
import type { DialogKind } from './bar'
import type { ActionView } from '@/lib/backend/views'
import { t } from '@/lib/i18n'

/** What an action was asked to do, named as the button that began it. */
function nameOf({ kind, steps }: ActionView): DialogKind {
  if (kind !== 'fix') return kind
  const has = (step: string) => steps.some((one) => one.kind === step)
  if (has('pull-request')) return 'pull-request'
  return has('autofix') ? 'autofix' : 'branch'
}

/** Where one of several alerts was asked for, that is what is left to know. */
function dismissalOf({ steps }: ActionView) {
  return steps.some(({ request }) => request) ? 'acting.dismissal.request' : 'acting.dismissal'
}

/** *Commit autofix for 3 alerts*. */
export function titleOf(action: ActionView): string {
  const name = t(action.kind === 'dismiss' ? dismissalOf(action) : `acting.${nameOf(action)}`)
  const [first] = action.numbers
  return action.numbers.length === 1 && first !== undefined
    ? t('acting.for.one', { action: name, number: String(first) })
    : t('acting.for', { action: name, count: action.numbers.length })
}

export function failuresOf({ steps }: ActionView): number {
  return steps.filter(({ state }) => state === 'failed').length
}

/** The state in a word, or how much failed of what has ended. */
export function stateText(action: ActionView): string {
  const failed = failuresOf(action)
  if (action.state === 'done' && failed > 0) return t('acting.state.failed', { count: failed })
  return t(`acting.state.${action.state}`)
}

/** Why it waits and until when; empty while it does not. `now` in seconds since 1970. */
export function waitsFor({ waiting }: ActionView, now: number): string {
  return waitingText({ waiting }, now)
}

/** In whole percent. */
export function percentOf({ steps }: ActionView): number {
  const ended = steps.filter(({ state }) => state !== 'waiting' && state !== 'running').length
  return steps.length === 0 ? 100 : Math.floor((ended / steps.length) * 100)
}

const STEP = 25

/** What a screen reader says of an action: each change of state, and each quarter of the way; not every single write. */
export function spoken(action: ActionView, now: number): string {
  const title = titleOf(action)
  if (action.state === 'waiting') return t('acting.said.waiting', { title, reason: waitsFor(action, now) })
  if (action.state !== 'running') return t('acting.said', { title, state: stateText(action) })
  const percent = percentOf(action)
  return t('acting.said.percent', { title, percent: percent - (percent % STEP) })
}
