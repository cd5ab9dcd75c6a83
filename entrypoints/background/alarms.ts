import { browser } from 'wxt/browser'
import type { Assembled } from './assemble'
import type { Outcome } from '@/lib/failure'

const HOURLY = 'sync-open-campaigns'
const RESUME = 'resume'

/** Wakes the worker after so many seconds, to go on with what waits. GitHub's clock may differ from this one by hours. */
export function wakeIn(seconds: number): void {
  void browser.alarms.create(RESUME, { when: Date.now() + Math.max(0, seconds) * 1000 + 1000 })
}

/**
 * Keeps time: every hour the organizations with open campaigns are synced, and every half minute while something is
 * unfinished a new worker goes on where the last one was killed.
 */
export function listenToAlarms(parts: () => Promise<Outcome<Assembled>>): void {
  void browser.alarms.get(HOURLY).then((alarm) => {
    // Creating it anew at every start of the worker would push it into the future for ever.
    if (!alarm) void browser.alarms.create(HOURLY, { periodInMinutes: 60 })
  })
  // A pull that lost its network goes on when it is back, if the worker still lives to hear it; else by the next alarm.
  globalThis.addEventListener('online', () => wakeIn(0))
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    const assembled = await parts()
    if (!assembled.ok) return
    if (name === RESUME) await assembled.value.sync.resumeAll()
    if (name === HOURLY) await assembled.value.backend.syncOpenCampaigns()
  })
}
