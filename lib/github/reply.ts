import * as v from 'valibot'

/** What came back over the wire, whatever its status. Header names are lower case. */
export interface Reply {
  status: number
  headers: Record<string, string>
  /** Parsed JSON. */
  data: unknown
  /** Where the answer came from after redirects; empty where unknown. */
  url: string
}

const headers = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((all) => {
    const texts: Record<string, string> = {}
    for (const [name, value] of Object.entries(all)) {
      if (typeof value === 'string' || typeof value === 'number') texts[name.toLowerCase()] = String(value)
    }
    return texts
  }),
)

const replySchema = v.object({
  status: v.number(),
  headers,
  data: v.unknown(),
  url: v.optional(v.string(), ''),
})

/** Octokit throws on every status from 300 on: the answer is then inside the error. */
const thrownSchema = v.object({ response: replySchema })

/**
 * The reply of which Octokit returned status and headers. The body is still to be read from the response: Octokit's own reader keeps numbers beyond 2^53
 * exact, which GitHub does not send, and is six times slower than the browser's.
 */
export async function replyOf(answer: unknown, response: Response | undefined): Promise<Reply> {
  const reply = v.parse(replySchema, answer)
  return response && !response.bodyUsed ? { ...reply, data: await jsonOf(response) } : reply
}

/** The value of a body; `BROKEN` where it is no JSON. Rejects where the connection breaks. */
async function jsonOf(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (error) {
    if (error instanceof SyntaxError) return BROKEN
    throw error
  }
}

/** Stands for a body that breaks off or is no JSON. */
const BROKEN = Symbol('broken')

/** The reply inside an error that Octokit threw, or null where none arrived. The error itself is never passed on. */
export function replyOfError(error: unknown): Reply | null {
  const parsed = v.safeParse(thrownSchema, error)
  return parsed.success ? parsed.output.response : null
}

/** GitHub's own sentence about what is wrong; empty where it gave none. */
export function messageOf(data: unknown): string {
  const parsed = v.safeParse(v.object({ message: v.string() }), data)
  return parsed.success ? parsed.output.message : ''
}

/** Whether the body of a success broke off or is no JSON. */
export function isBroken(reply: Reply): boolean {
  return reply.data === BROKEN
}
