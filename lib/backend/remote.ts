import { is } from 'valibot'
import { browser } from 'wxt/browser'
import type { Answer, Backend, Operation } from './contract'
import { changeMessage, type CallMessage } from './messages'
import type { Change } from './views'
import { fail, type Outcome } from '@/lib/failure'

/** How often a call is sent again when the worker was just being stopped, and the pause before that (ms). */
const RETRIES = 3
const PAUSE = 150

/**
 * The backend as pages see it: every call goes to the background as a message. On GitHub's pages `viewer` tells who is logged
 * in there, undefined where that cannot be told.
 */
export function remoteBackend(viewer: () => string | null | undefined = () => undefined): Backend {
  return {
    call: async <O extends Operation>(operation: O, input: unknown) => {
      const seen = viewer()
      const message: CallMessage = {
        muster: 'call',
        operation,
        input,
        ...(seen !== undefined && { viewer: seen }),
      }
      // The answer comes from our own background and was made by the typed implementation of this operation.
      return (await send(message)) as Outcome<Answer<O>>
    },
    onChange(listener) {
      const hear = (message: unknown) => {
        if (is(changeMessage, message)) listener(message.change satisfies Change)
      }
      browser.runtime.onMessage.addListener(hear)
      return () => browser.runtime.onMessage.removeListener(hear)
    },
  }
}

/** These only read: asking twice does no harm. A write is repeated only when it surely never arrived. */
const READING = /\.(status|list|search|suggest|size|track|read|propose|groups|alerts|alert)$/
const NOT_DELIVERED = /receiving end does not exist|could not establish connection/i

async function send(message: CallMessage): Promise<Outcome<unknown>> {
  for (let attempt = 0; ; attempt++) {
    // After an update the old script's runtime has no id any more: nothing can be asked until the page is reloaded.
    if (!browser.runtime?.id) return fail({ kind: 'extension-gone' })
    const result = await sendOnce(message)
    if ('answer' in result) return result.answer
    if (/context invalidated/i.test(result.error)) return fail({ kind: 'extension-gone' })
    const mayRepeat = READING.test(message.operation) || NOT_DELIVERED.test(result.error)
    if (!mayRepeat || attempt >= RETRIES) return fail({ kind: 'internal', detail: result.error })
    await new Promise((resolve) => setTimeout(resolve, PAUSE * (attempt + 1)))
  }
}

async function sendOnce(message: CallMessage): Promise<{ answer: Outcome<unknown> } | { error: string }> {
  try {
    const answer: Outcome<unknown> | undefined = await browser.runtime.sendMessage(message)
    return answer ? { answer } : { error: 'The background did not answer.' }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
