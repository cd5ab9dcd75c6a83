import { told } from './failure-text'
import type { ActionStep, ActionView, StepKind, StepState } from '@/lib/backend/views'
import { t } from '@/lib/i18n'
import { isolated } from '@/lib/i18n/bidi'

/** The steps of one kind: one line of an action. */
export interface StepGroup {
  kind: StepKind
  steps: ActionStep[]
}

/** The same reason for several alerts or people is said once. */
export interface Trouble {
  text: string
  who: string
}

/** So many alerts are named before a sentence says how many more. */
const NAMED = 10

/** In the order in which they are done. */
export function groupsOf(steps: readonly ActionStep[]): StepGroup[] {
  const groups = new Map<StepKind, ActionStep[]>()
  for (const step of steps) groups.set(step.kind, [...(groups.get(step.kind) ?? []), step])
  return [...groups].map(([kind, of]) => ({ kind, steps: of }))
}

const count = (steps: readonly ActionStep[], state: StepState) =>
  steps.filter((step) => step.state === state).length

/** What the line says: *12 of 20 committed, 1 failed*; of a single step its state. */
export function summaryOf({ kind, steps }: StepGroup): string {
  const [first] = steps
  if (steps.length === 1 && first) return stepText(first)
  const failed = count(steps, 'failed')
  const skipped = count(steps, 'skipped')
  return [
    t(sumOf(kind, steps), { done: count(steps, 'done'), total: steps.length }),
    failed > 0 ? t('acting.count.failed', { count: failed }) : '',
    skipped > 0 ? t('acting.count.skipped', { count: skipped }) : '',
  ]
    .filter(Boolean)
    .join(', ')
}

/** What a step has done, or does and how it stands: *Branch created*, *Dismissal: failed*. */
export function stepText({ kind, state, request }: ActionStep): string {
  const what = request ? 'request' : kind
  if (state === 'done') return t(`acting.made.${what}`)
  return t(`acting.step.${what}`, { state: t(`acting.is.${state}`) })
}

function sumOf(kind: StepKind, steps: readonly ActionStep[]) {
  const requests = steps.filter(({ request }) => request).length
  if (requests === 0) return `acting.of.${kind}` as const
  return requests === steps.length ? 'acting.of.request' : 'acting.of.dismissOrRequest'
}

/** The state of the line as a whole: what needs attention first. `moves`: the action is being worked on, so between two steps too. */
export function stateOf({ steps }: StepGroup, moves: boolean): StepState {
  const has = (state: StepState) => count(steps, state) > 0
  if (moves && (has('running') || (has('waiting') && has('done')))) return 'running'
  if (has('failed')) return 'failed'
  if (has('waiting') || has('running')) return 'waiting'
  return has('skipped') ? 'skipped' : 'done'
}

/** Why steps failed or were left out, each reason with those whom it concerns. That somebody cancelled stands above already. */
export function troublesOf({ steps }: StepGroup): Trouble[] {
  const byText = new Map<string, ActionStep[]>()
  for (const step of steps) {
    if (!step.failure || step.failure.kind === 'cancelled') continue
    const text = told(step.failure)
    byText.set(text, [...(byText.get(text) ?? []), step])
  }
  return [...byText].map(([text, of]) => ({ text, who: subjects(of) }))
}

/** Whom or what a step is about: the alert or the person; empty where it is about all. */
export function subjectOf({ alert, person }: ActionStep): string {
  if (person !== undefined) return isolated(person)
  return alert === null ? '' : t('acting.alert', { number: String(alert) })
}

function subjects(steps: readonly ActionStep[]): string {
  const names = steps.map(subjectOf).filter(Boolean)
  const shown = names.slice(0, NAMED).join(', ')
  const more = names.length - NAMED
  return more > 0 ? t('acting.alerts.more', { numbers: shown, count: more }) : shown
}

/** Whether trying again, or going on after a cancel, would do anything. */
export function canRetry({ state, steps }: ActionView): boolean {
  const isEnded = state === 'done' || state === 'cancelled'
  return isEnded && steps.some((step) => step.state === 'failed' || step.state === 'skipped')
}

/** The alerts whose dismissal has to be requested. */
export function toRequest({ steps }: ActionView): number[] {
  return steps.flatMap(({ alert, failure }) =>
    alert !== null && failure?.kind === 'dismissal-needs-request' ? [alert] : [],
  )
}

/** Whether nothing of a dismissal came true, because all of it has to be requested. */
export function isAllToRequest(action: ActionView): boolean {
  return action.steps.length > 0 && toRequest(action).length === action.steps.length
}
