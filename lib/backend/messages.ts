import * as v from 'valibot'
import { inputs } from './inputs'
import type { Operation } from './contract'

/** What travels between pages and the background. Both ends know these shapes; the receiving end checks them. */

/** A page asks for an operation. `input` is checked against the operation's own shape afterwards. */
export interface CallMessage {
  muster: 'call'
  operation: string
  input: unknown
}

/** The small content script asks for the surface that belongs on its page. */
export interface SurfaceMessage {
  muster: 'surface'
  surface: Surface
}

export const SURFACES = ['org-security'] as const
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
})

export const surfaceMessage = v.object({ muster: v.literal('surface'), surface: v.picklist(SURFACES) })

/** The background tells that something changed. */
export const changeMessage = v.object({
  muster: v.literal('change'),
  change: v.object({
    topic: v.picklist(['token', 'sync', 'alerts', 'campaigns', 'organizations', 'launch', 'limits']),
    organization: v.nullable(v.string()),
  }),
})
export type ChangeMessage = v.InferOutput<typeof changeMessage>
