import * as v from 'valibot'
import type { Handlers } from './parts'
import { OPERATIONS_OF_GITHUB_PAGES, WRITING_OPERATIONS } from '../audiences'
import type { Operation } from '../contract'
import { inputs } from '../inputs'
import { callMessage } from '../messages'
import { fail, type Outcome } from '@/lib/failure'

/** Who sent a message, as the browser tells it. */
export interface Sender {
  id?: string | undefined
  origin?: string | undefined
  frameId?: number | undefined
}

export interface GateOptions {
  extensionId: string
  /** `chrome-extension://…` */
  extensionOrigin: string
  /** Origins whose content scripts may call. */
  pageOrigins: readonly string[]
  /** Login of the token's user; null without a token. */
  login: () => Promise<string | null>
}

const OF_PAGES: ReadonlySet<Operation> = new Set(OPERATIONS_OF_GITHUB_PAGES)
const WRITING: ReadonlySet<Operation> = new Set(WRITING_OPERATIONS)

export type Audience = 'own-page' | 'github-page'

/**
 * Who may speak: our own pages, and our content scripts in the top frame of GitHub's pages. A compromised tab can forge
 * its payload and its URL, never its `id` and `origin`.
 */
export function audienceOf(sender: Sender, options: GateOptions): Audience | null {
  if (sender.id !== options.extensionId) return null
  if (sender.origin === undefined) return null
  if (sender.origin === options.extensionOrigin) return 'own-page'
  const page = options.pageOrigins.includes(sender.origin)
  return page && (sender.frameId ?? 0) === 0 ? 'github-page' : null
}

/** The one way in: checks who asks, what for, and the shape of the input, before anything is done. */
export function createGate(handlers: Handlers<Operation>, options: GateOptions) {
  return async (message: unknown, sender: Sender): Promise<Outcome<unknown>> => {
    const call = v.safeParse(callMessage, message)
    if (!call.success) return refused('not a call that Muster knows')
    const { operation, input, viewer } = call.output
    const audience = audienceOf(sender, options)
    if (audience === null) return refused('an unknown sender')
    if (audience === 'github-page' && !OF_PAGES.has(operation))
      return refused(`${operation} from a page of GitHub`)
    if (audience === 'github-page' && WRITING.has(operation)) {
      const other = await otherUser(viewer, options)
      if (other) return other
    }
    return perform(handlers, operation, input)
  }
}

/** A page that does not tell who is logged in is not held to it; one on which nobody is, is. */
async function otherUser(
  viewer: string | null | undefined,
  { login }: GateOptions,
): Promise<Outcome<unknown> | null> {
  const token = await login()
  if (viewer === undefined || token === null) return null
  if (viewer?.toLowerCase() === token.toLowerCase()) return null
  return fail({ kind: 'other-user', token, page: viewer ?? '–' })
}

async function perform<O extends Operation>(
  handlers: Handlers<Operation>,
  operation: O,
  input: unknown,
): Promise<Outcome<unknown>> {
  const checked = v.safeParse(inputs[operation], input)
  if (!checked.success)
    return refused(`input of ${operation}: ${v.getDotPath(checked.issues[0]) ?? 'not an object'}`)
  try {
    return await handlers[operation](checked.output as Parameters<(typeof handlers)[O]>[0])
  } catch (error) {
    // A fault of ours: it becomes a failure that the person sees, with a name that can be reported.
    return fail({
      kind: 'internal',
      detail: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    })
  }
}

function refused(what: string): Outcome<unknown> {
  return fail({ kind: 'internal', detail: `Refused: ${what}` })
}
