import { ok } from '@/lib/failure'
import { choose } from './choose'
import { poll } from './looking'
import { lookUp, writeTask } from './steps'
import { takeTurns, type Hooks, type Turn } from './turns'
import type { Outcome } from '@/lib/failure'
import type { Pauses } from './pace'
import type { Surroundings } from './surroundings'

/** Looks at pending Autofixes in one go. */
const POLLS = 60

/** Does what is to be done, until nothing is left that could be done soon. */
export function runOutbox(around: Surroundings, hooks: Hooks): Promise<Outcome<null>> {
  const { store, clock } = around
  return takeTurns(around, hooks, async (): Promise<Outcome<Turn>> => {
    const agenda = await store.outbox.agenda(clock(), POLLS)
    if (!agenda.ok) return agenda
    const choice = choose(agenda.value, pausesOf(around), clock())
    if (choice.kind === 'idle' || choice.kind === 'pause') return ok(choice)
    const tasks = choice.kind === 'poll' ? choice.tasks : [choice.task]
    return ok({
      kind: 'work',
      organizations: tasks.map(({ login }) => login),
      work: () => {
        if (choice.kind === 'poll') return poll(around, choice.tasks)
        return (choice.kind === 'write' ? writeTask : lookUp)(around, choice.task)
      },
    })
  })
}

/** GitHub's pauses are by its own clock. */
function pausesOf({ github, clock }: Surroundings): Pauses {
  const local = (until: number | null) => (until === null ? 0 : until - github.now() + clock())
  return {
    all: local(github.limitedUntil()),
    autofix: local(github.limitedUntil('code_scanning_autofix')),
  }
}
