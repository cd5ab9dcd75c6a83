import type { Rig } from './rig'
import type { Action } from '@/lib/backend/views'

export const dismissal = {
  kind: 'dismiss',
  reason: 'false positive',
  comment: '',
  request: false,
} satisfies Action

/** Has an action done to its end, and answers the states of its steps. */
export async function run(base: Rig, action: Action, id?: string): Promise<string[]> {
  const begun = await base.begin(action, id === undefined ? {} : { id })
  await base.worker().drive()
  return base.states(begun)
}
