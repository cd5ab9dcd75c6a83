import { browser } from 'wxt/browser'
import { wakeIn } from './alarms'

/** Chrome ends a worker after 30 s without an extension event; a call of any extension API counts as one. */
const EVERY = 20_000
const running = new Set<string>()
let timer: ReturnType<typeof setInterval> | undefined

/** Keeps the worker alive while an organization is being synced; should it die all the same, an alarm starts the next one. */
export function keepAwakeWhile(organization: string, isRunning: boolean): void {
  if (isRunning) running.add(organization)
  else running.delete(organization)
  if (running.size > 0 && timer === undefined) {
    beat()
    timer = setInterval(beat, EVERY)
  } else if (running.size === 0 && timer !== undefined) {
    clearInterval(timer)
    timer = undefined
  }
}

function beat(): void {
  void browser.runtime.getPlatformInfo()
  wakeIn(30)
}
