import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { listenToAlarms } from './alarms'
import { announce } from './announce'
import { assemble } from './assemble'
import { belongsOn } from './belongs'
import { listenToNotices } from './notify'
import { keepTokenAreasToOurselves } from './storage-areas'
import { listenToSurfaces } from './surfaces'
import { untilItWorks } from './until-it-works'
import { createGate } from '@/lib/backend/implementation/gate'
import { fail, type Outcome } from '@/lib/failure'

/** Owns the token, the network and the database. Listeners stand before anything is awaited, or a woken worker misses its event. */
export default defineBackground(() => {
  const areas = keepTokenAreasToOurselves()
  const parts = untilItWorks(() => areas.then(() => assemble(announce)))
  // What was under way goes on at once. A fault in here becomes an answer below, not a crash of the worker.
  parts().catch(() => undefined)

  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (
      typeof message !== 'object' ||
      message === null ||
      !('muster' in message) ||
      message.muster !== 'call'
    )
      return
    void answer(message, sender).then(respond)
    return true
  })
  listenToSurfaces(belongsOn(parts))
  listenToAlarms(parts)
  listenToNotices()

  async function answer(
    message: unknown,
    sender: Parameters<ReturnType<typeof createGate>>[1],
  ): Promise<Outcome<unknown>> {
    try {
      const assembled = await parts()
      if (!assembled.ok) return assembled
      const gate = createGate(assembled.value.backend.handlers, {
        extensionId: browser.runtime.id,
        extensionOrigin: new URL(browser.runtime.getURL('/')).origin,
        pageOrigins: ['https://github.com'],
        login: assembled.value.login,
      })
      return await gate(message, sender)
    } catch (error) {
      return fail({ kind: 'internal', detail: error instanceof Error ? error.message : String(error) })
    }
  }
})
