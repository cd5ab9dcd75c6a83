import type { AlertStatus } from './progress'

/** How far Copilot Autofix is with an alert for which it was asked: at work, with a fix, without one, failed. */
export const ASKED_STATES = ['pending', 'ready', 'none', 'failed'] as const
export type AskedState = (typeof ASKED_STATES)[number]

export const AUTOFIX_STATES = ['not-supported', 'supported', ...ASKED_STATES] as const
export type AutofixState = (typeof AUTOFIX_STATES)[number]

/** What Copilot Autofix did and can do for a set of alerts. The asked states count what still remains. */
export type AutofixCount = { supported: number; remaining: number } & Record<AskedState, number>

/** The state of an alert: as it was asked, else by whether its rule is supported. */
export function autofixState(supported: boolean, asked: AskedState | undefined): AutofixState {
  return asked ?? (supported ? 'supported' : 'not-supported')
}

/** Nothing yet. */
export function noAutofix(): AutofixCount {
  return { supported: 0, remaining: 0, pending: 0, ready: 0, none: 0, failed: 0 }
}

/** Counts one more visible alert. What was asked for counts as supported: GitHub took the request. */
export function countAutofix(counted: AutofixCount, state: AutofixState, status: AlertStatus): void {
  if (state === 'not-supported') return
  counted.supported += 1
  if (status !== 'open' && status !== 'in-progress') return
  counted.remaining += 1
  if (state !== 'supported') counted[state] += 1
}
