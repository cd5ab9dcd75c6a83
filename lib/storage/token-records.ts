import * as v from 'valibot'
import { sealedSchema } from './sealed'
import type { TokenStatus } from '@/lib/backend/views'

/** What the vault writes into the browser's storage areas, and reads back checked. */

/** What is known of a token without the token itself. */
export type TokenInfo = Omit<Extract<TokenStatus, { state: 'present' }>, 'state' | 'kept'>

const infoSchema: v.GenericSchema<unknown, TokenInfo> = v.object({
  login: v.string(),
  type: v.picklist(['classic', 'fine-grained']),
  scopes: v.array(
    v.object({
      name: v.string(),
      state: v.picklist(['present', 'missing', 'unknown']),
      purpose: v.picklist(['readAlerts', 'readOrganization', 'readPrivate']),
      required: v.boolean(),
    }),
  ),
  expiresAt: v.nullable(v.number()),
})

/** In `storage.session`, which is memory only. */
export const openSchema = v.object({
  token: v.string(),
  info: infoSchema,
  kept: v.picklist(['session', 'remembered']),
})
export type OpenToken = v.InferOutput<typeof openSchema>

/** In `storage.local`. */
export const rememberedSchema = v.object({ sealed: sealedSchema, info: infoSchema })
export type RememberedToken = v.InferOutput<typeof rememberedSchema>

/** In `storage.session`: wrong passphrases in a row. */
export const triesSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

export const KEYS = { open: 'token', tries: 'tokenTries', remembered: 'rememberedToken' } as const
