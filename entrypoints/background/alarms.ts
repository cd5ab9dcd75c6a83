import { browser } from 'wxt/browser'
import type { Assembled } from './assemble'
import type { Outcome } from '@/lib/failure'

const HOURLY = 'sync-open-campaigns'
const RESUME = 'resume'
const OUTBOX = 'outbox'
const ACTING = 'acting'

/** Wakes the worker after so many seconds, to go on with what waits. GitHub's clock may differ from this one by hours. */
export function wakeIn(seconds: number): void {
  void browser.alarms.create(RESUME, { when: Date.now() + Math.max(0, seconds) * 1000 + 1000 })
}

/** The same for what is to be written to GitHub, whose time would else be moved by that of a sync. */
export function wakeOutboxAt(instant: number): void {
  void browser.alarms.create(OUTBOX, { when: instant * 1000 })
}

/** And for what developers have done. */
export function wakeActingAt(instant: number): void {
  void browser.alarms.create(ACTING, { when: instant * 1000 })
}

/**
 * Keeps time: every hour the organizations with open campaigns are synced, and every half minute while something is
 * unfinished a new worker goes on where the last one was killed. Due dates are looked for then, too, and what is to be noticed.
 */
export function listenToAlarms(parts: () => Promise<Outcome<Assembled>>): void {
  void browser.alarms.get(HOURLY).then((alarm) => {
    // Creating it anew at every start of the worker would push it into the future for ever.
    if (!alarm) void browser.alarms.create(HOURLY, { periodInMinutes: 60 })
  })
  // A pull that lost its network goes on when it is back, if the worker still lives to hear it; else by the next alarm.
  globalThis.addEventListener('online', () => {
    wakeIn(0)
    wakeOutboxAt(Date.now() / 1000)
    wakeActingAt(Date.now() / 1000)
  })
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    const assembled = await parts()
    if (!assembled.ok) return
    const { sync, backend } = assembled.value
    if (name === RESUME) await Promise.all([sync.resumeAll(), backend.keepTime()])
    if (name === OUTBOX || name === ACTING) await backend.keepTime()
    // What waits to be written may take hours: nothing else waits for that.
    if (name === HOURLY) await Promise.all([hourly(backend), backend.keepTime()])
  })
}

async function hourly(backend: Assembled['backend']): Promise<void> {
  await backend.syncOpenCampaigns()
  await backend.notice(null)
}
