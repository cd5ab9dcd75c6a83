import { isLeft } from './progress'
import { freeAt } from '@/lib/campaigns/write-pace'
import { SHORT } from '@/lib/outbox/turns'
import type { Step } from '@/lib/storage/action-records'
import type { ActionAgenda } from '@/lib/storage/actions'
import type { At } from './surroundings'

/** What is done next. All times are by the local clock. */
export type Choice =
  ({ kind: 'look-up' | 'write' } & At) | { kind: 'pause'; at: number; limited: boolean } | { kind: 'idle' }

/**
 * In each repository the action that was started first, in it the first step that is left; of all repositories what was started
 * first and can be done now. `pausedUntil`: the end of GitHub's own pause.
 */
export function choose({ actions, pace }: ActionAgenda, pausedUntil: number, now: number): Choice {
  const fronts = frontsOf(actions)
  if (fronts.length === 0) return { kind: 'idle' }
  const times = fronts.map(({ step }) => {
    if (step.state === 'running') return step.due
    return Math.max(step.due, freeAt(pace, now, makesContent(step)))
  })
  const first = Math.min(...times)
  if (pausedUntil > now) return { kind: 'pause', at: Math.max(pausedUntil, first), limited: true }
  const at = times.findIndex((time) => time <= now)
  const front = fronts[at]
  if (front) return { kind: front.step.state === 'running' ? 'look-up' : 'write', ...front }
  return { kind: 'pause', at: first, limited: first - now > SHORT }
}

/** What GitHub counts as making content: what others are told of. */
export function makesContent({ kind }: Step): boolean {
  return kind === 'pull-request' || kind === 'issue'
}

function frontsOf(actions: ActionAgenda['actions']): At[] {
  const seen = new Set<number>()
  const fronts: At[] = []
  for (const action of actions) {
    if (seen.has(action.repositoryId)) continue
    const index = action.steps.findIndex(isLeft)
    const step = action.steps[index]
    if (!step) continue
    seen.add(action.repositoryId)
    fronts.push({ action, index, step })
  }
  return fronts
}
