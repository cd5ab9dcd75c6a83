import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as prettier from 'prettier'
import { describe, expect, it } from 'vitest'
import { sample } from './samples'
import { snapshotSchema } from '@/lib/snapshots/schema'
import { writeSnapshot } from '@/lib/snapshots/write'

/** Beside the code, so that people and other tools can check a snapshot without Muster. */
const FILE = join(import.meta.dirname, '../../../public/schema/snapshot.v1.json')

const schema = {
  title: 'Muster snapshot, version 1',
  description: 'Security campaigns of one GitHub organization at one moment. Instants are in UTC.',
  // What JSON Schema cannot say (dates that exist, sums that agree) is checked when a snapshot is read.
  ...toJsonSchema(snapshotSchema, {
    target: 'draft-07',
    typeMode: 'input',
    ignoreActions: ['check', 'finite'],
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'safe_integer' ? { ...jsonSchema, type: 'integer' } : undefined,
  }),
}

describe('the JSON Schema of a snapshot', () => {
  it('is the one in public/schema (npx vitest run tests/unit/snapshots -u writes it anew)', async () => {
    const options = await prettier.resolveConfig(FILE)
    const text = await prettier.format(JSON.stringify(schema), { ...options, parser: 'json' })
    await expect(text).toMatchFileSnapshot(FILE)
  })

  it('accepts what Muster writes and refuses what is damaged', () => {
    const ajv = addFormats.default(new Ajv({ strict: true, strictTypes: false }))
    const valid = ajv.compile(JSON.parse(readFileSync(FILE, 'utf8')))
    const file = JSON.parse(writeSnapshot(sample()))
    expect(valid(file), ajv.errorsText(valid.errors)).toBe(true)
    expect(valid({ ...file, extra: 1 })).toBe(false)
    expect(valid({ ...file, exportedAt: 'yesterday' })).toBe(false)
    expect(valid({ ...file, campaigns: [{}] })).toBe(false)
  })
})
