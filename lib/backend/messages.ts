import * as v from 'valibot'
import { inputs } from './inputs'
import { TOPICS } from './views'
import type { Operation } from './contract'

/** What travels between pages and the background. Both ends know these shapes; the receiving end checks them. */

/** A page asks for an operation. `input` is checked against the operation's own shape afterwards. */
export interface CallMessage {
  muster: 'call'
  operation: string
  input: unknown
  /** Who is logged in on the page of GitHub that asks: null for nobody, absent where the page does not tell. */
  viewer?: string | null
}

/** The small content script asks for the surface that belongs on its page. */
export interface SurfaceMessage {
  muster: 'surface'
  surface: Surface
}

export const SURFACES = ['org-security', 'repository'] as const
export type Surface = (typeof SURFACES)[number]

const operations = Object.keys(inputs)

export const callMessage = v.object({
  muster: v.literal('call'),
  operation: v.pipe(
    v.string(),
    v.check((name) => operations.includes(name), 'unknown operation'),
    v.transform((name) => name as Operation),
  ),
  input: v.unknown(),
  viewer: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(100)))),
})

export const surfaceMessage = v.object({ muster: v.literal('surface'), surface: v.picklist(SURFACES) })

/** The background tells that something changed. */
export const changeMessage = v.object({
  muster: v.literal('change'),
  change: v.object({
    topic: v.picklist(TOPICS),
    organization: v.nullable(v.string()),
  }),
})
export type ChangeMessage = v.InferOutput<typeof changeMessage>
