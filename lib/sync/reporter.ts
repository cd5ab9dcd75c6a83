import type { SyncStatus, SyncStep } from '@/lib/backend/views'

/** Progress is told a few times a second; every change of state or step at once. */
const INTERVAL = 300

export interface Reporter {
  status(): SyncStatus
  set(status: SyncStatus): void
  progress(step: SyncStep, done: number, total: number | null, alerts: number): void
}

/** Keeps the status of one organization's sync and tells it on. */
export function createReporter(
  tell: (status: SyncStatus) => void,
  milliseconds = () => Date.now(),
): Reporter {
  let current: SyncStatus = { state: 'idle' }
  let told = -INTERVAL

  return {
    status: () => current,
    set(status) {
      current = status
      told = milliseconds()
      tell(status)
    },
    progress(step, done, total, alerts) {
      const sameStep = current.state === 'running' && current.step === step
      current = { state: 'running', step, done, total, alerts }
      const at = milliseconds()
      if (sameStep && at - told < INTERVAL) return
      told = at
      tell(current)
    },
  }
}
