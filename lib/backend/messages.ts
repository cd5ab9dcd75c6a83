import * as v from 'valibot'
import { repositoryName } from './input-fields'
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
export type SurfaceRequest =
  | { surface: 'org-security' }
  /**
   * `octo-org/shop` as the address spells it. With `isAddressed` the address names one of Muster's views: then it is wanted
   * whether or not there is a campaign, so that a link to a closed one does not lead nowhere.
   */
  | { surface: 'repository'; repository: string; isAddressed: boolean }
export type Surface = SurfaceRequest['surface']
export type SurfaceMessage = { muster: 'surface' } & SurfaceRequest

/** What came of it: it is in; there is nothing for it to show here; it could not be brought in or nobody could tell. */
export type SurfaceAnswer = 'injected' | 'nothing' | 'failed'

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

export const surfaceMessage = v.variant('surface', [
  v.object({ muster: v.literal('surface'), surface: v.literal('org-security') }),
  v.object({
    muster: v.literal('surface'),
    surface: v.literal('repository'),
    repository: repositoryName,
    isAddressed: v.boolean(),
  }),
])

/** The background tells that something changed. */
export const changeMessage = v.object({
  muster: v.literal('change'),
  change: v.object({
    topic: v.picklist(TOPICS),
    organization: v.nullable(v.string()),
  }),
})
export type ChangeMessage = v.InferOutput<typeof changeMessage>
