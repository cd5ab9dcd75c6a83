import { toJsonSchema } from '@valibot/to-json-schema'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as prettier from 'prettier'
import type { GenericSchema } from 'valibot'
import { describe, expect, it } from 'vitest'
import { NOW, PLACE, aFile } from './a-file'
import { campaignFileSchema } from '@/lib/campaigns/shared/schema'
import { trackingFileSchema, writeTrackingFile } from '@/lib/campaigns/shared/tracking-file'
import { writeCampaignFile } from '@/lib/campaigns/shared/write'

/** Beside the code, so that people and other tools can check a campaign repository without Muster. */
const FOLDER = join(import.meta.dirname, '../../../../public/schema')

const progress = { total: 1, open: 1, inProgress: 0, fixed: 0, dismissed: 0, notVisible: 0 }
const day = {
  campaign: PLACE.id,
  organization: 'octo-org',
  date: '2026-11-20',
  recordedAt: NOW,
  recordedBy: 'm',
}
const schemas = [
  {
    file: 'campaign.v1.json',
    title: 'Muster campaign, version 1',
    description:
      'A security campaign as it is shared in a campaign repository: campaigns/<id>.json. Instants are in UTC.',
    schema: campaignFileSchema as GenericSchema,
    good: [
      writeCampaignFile(aFile()),
      writeCampaignFile({ ...PLACE, state: 'deleted', deletedAt: NOW, deletedBy: 'maya' }),
    ],
  },
  {
    file: 'tracking.v1.json',
    title: 'Muster tracking, version 1',
    description:
      'How far a security campaign was on one day: tracking/<id>/<date>.json in a campaign repository.',
    schema: trackingFileSchema as GenericSchema,
    good: [writeTrackingFile({ ...day, progress })],
  },
]

describe.each(schemas)('the JSON Schema $file', ({ file, title, description, schema, good }) => {
  it('is the one in public/schema (npx vitest run tests/unit/campaigns -u writes it anew)', async () => {
    const path = join(FOLDER, file)
    const made = {
      title,
      description,
      // What JSON Schema cannot say (dates that exist, sums that agree) is checked when a file is read.
      ...toJsonSchema(schema, {
        target: 'draft-07',
        typeMode: 'input',
        ignoreActions: ['check'],
        overrideAction: ({ valibotAction, jsonSchema }) =>
          valibotAction.type === 'safe_integer' ? { ...jsonSchema, type: 'integer' } : undefined,
      }),
    }
    const options = await prettier.resolveConfig(path)
    const text = await prettier.format(JSON.stringify(made), { ...options, parser: 'json' })
    await expect(text).toMatchFileSnapshot(path)
  })

  it('accepts what Muster writes and refuses what is damaged', () => {
    const ajv = addFormats.default(new Ajv({ strict: true, strictTypes: false }))
    const valid = ajv.compile(JSON.parse(readFileSync(join(FOLDER, file), 'utf8')))
    for (const text of good) {
      const value: Record<string, unknown> = JSON.parse(text)
      expect(valid(value), ajv.errorsText(valid.errors)).toBe(true)
      expect(valid({ ...value, extra: 1 })).toBe(false)
      expect(valid({ ...value, version: 2 })).toBe(false)
      expect(valid({ ...value, organization: 'a/b' })).toBe(false)
    }
  })
})
