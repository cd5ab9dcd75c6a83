import { computed, nextTick, onBeforeUnmount, ref, shallowRef } from 'vue'
import { messageFor } from '@/components/wizard/draft'
import { checkAction } from '@/lib/acting/check'
import type { Action, ActionProposal } from '@/lib/backend/views'
import { fail, type Failure, type FieldProblem, type Outcome } from '@/lib/failure'
import { isolated } from '@/lib/i18n/bidi'
import { useActing } from '@/stores/acting'

/** What a dialog is about. */
export interface About {
  repository: string
  campaign: string | null
  numbers: readonly number[]
}

/**
 * One action from its proposal to its start. Problems of fields go beside the fields, other failures above the form; what was
 * typed stays. `form` is where the fields are, `fields` are their names.
 */
export function useAction(about: About, fields: readonly string[], form: () => HTMLElement | null) {
  const acting = useActing()
  const proposal = shallowRef<Outcome<ActionProposal> | null>(null)
  const problems = shallowRef<FieldProblem[]>([])
  const failure = shallowRef<Failure | null>(null)
  const busy = ref(false)
  let isGone = false
  onBeforeUnmount(() => (isGone = true))

  const subject = () => ({
    repository: about.repository,
    campaign: about.campaign,
    numbers: [...about.numbers],
  })

  async function propose(): Promise<void> {
    proposal.value = null
    const outcome = await acting.propose(subject())
    if (!isGone) proposal.value = outcome
  }

  async function show(reason: Failure): Promise<void> {
    failure.value = reason
    problems.value = reason.kind === 'invalid-input' ? reason.problems.map(tamedProblem) : []
    await nextTick()
    const wrong = form()?.querySelector<HTMLElement>('[aria-invalid="true"]')
    // A group of radio buttons is wrong as a whole and cannot take the focus itself.
    const target = wrong?.querySelector('input') ?? wrong
    target?.focus()
  }

  /** True when it has begun; else what is wrong is shown and everything stays as typed. `extra`: what only the form knows. */
  async function start(action: Action, extra: FieldProblem[] = []): Promise<boolean> {
    if (busy.value || !proposal.value?.ok) return false
    failure.value = null
    problems.value = []
    const checked = withExtra(check(action, proposal.value.value), extra)
    if (!checked.ok) {
      await show(checked.failure)
      return false
    }
    busy.value = true
    const outcome = await acting.start({ ...subject(), action: checked.value })
    busy.value = false
    if (!outcome.ok && !isGone) await show(outcome.failure)
    return outcome.ok
  }

  const check = (action: Action, { alerts, defaultBranch }: ActionProposal) =>
    checkAction(action, {
      numbers: about.numbers,
      open: new Set(alerts.filter(({ state }) => state === 'open').map(({ number }) => number)),
      defaultBranch,
    })

  const errorOf = (field: string) => messageFor(field, problems.value)
  /** Messages about fields that the form does not have: they must not get lost. */
  const stray = computed(() =>
    problems.value
      .filter(({ field }) => !fields.includes(field))
      .flatMap((problem) => messageFor(problem.field, [problem]) ?? []),
  )
  return { proposal, failure, busy, propose, start, errorOf, stray }
}

/** What somebody typed cannot turn the message around in which it is named. */
function tamedProblem(problem: FieldProblem): FieldProblem {
  const values = Object.entries(problem.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? isolated(value) : value,
  ])
  return { ...problem, values: Object.fromEntries(values) }
}

function withExtra(checked: Outcome<Action>, extra: FieldProblem[]): Outcome<Action> {
  if (extra.length === 0) return checked
  const found = !checked.ok && checked.failure.kind === 'invalid-input' ? checked.failure.problems : []
  return fail({ kind: 'invalid-input', problems: [...extra, ...found] })
}
