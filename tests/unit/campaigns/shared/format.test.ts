import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW, PLACE, aFile } from './a-file'
import { aCampaign } from '../a-campaign'
import { unpublished } from '@/lib/campaigns/publication'
import { MAX_FILE_BYTES, type SharedFile } from '@/lib/campaigns/shared/campaign-file'
import { campaignOf, publicationFrom } from '@/lib/campaigns/shared/from-file'
import { readCampaignFile, refuseBySize } from '@/lib/campaigns/shared/read'
import { writeCampaignFile } from '@/lib/campaigns/shared/write'

const good = writeCampaignFile(aFile())
const read = (text: string) => readCampaignFile(text, PLACE)

/** Puts one value at a path of the file's JSON; undefined takes it away. */
function damage(path: (string | number)[], value: unknown): string {
  const root: unknown = JSON.parse(good)
  let place = root as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>
  place[path.at(-1) ?? ''] = value
  return JSON.stringify(root)
}

function problemsOf(text: string): string[] {
  const outcome = read(text)
  if (outcome.ok || outcome.failure.kind !== 'shared-file-damaged')
    throw new Error(`not damaged: ${JSON.stringify(outcome)}`)
  return outcome.failure.problems
}

describe('the file of a campaign', () => {
  it('is text that reads well in a diff: a line for each field, issue and repository', () => {
    expect(good).toMatchInlineSnapshot(`
      "{
      "format":"muster-campaign",
      "version":1,
      "id":"6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11",
      "organization":"octo-org",
      "state":"open",
      "closedAt":null,
      "closedBy":null,
      "name":"SQL injection",
      "description":"Fix what can be reached from outside.",
      "dueDate":"2026-12-24",
      "timeZone":"Europe/Berlin",
      "managers":["maya-manager"],
      "contactLink":null,
      "filter":"is:open tag:external/cwe/cwe-089",
      "template":"sql-injection",
      "leftOut":0,
      "createdAt":"2026-11-20T10:00:00Z",
      "createdBy":"maya-manager",
      "publishedAt":"2026-11-20T10:00:00Z",
      "updatedAt":"2026-11-20T10:01:00Z",
      "updatedBy":"maya-manager",
      "links":{
      "issues":[
      {"repositoryId":1,"number":12}
      ],
      "native":null
      },
      "repositories":[
      {"id":1,"fullName":"octo-org/orders","kind":"code-scanning","alerts":[1,2]},
      {"id":2,"fullName":null,"kind":"code-scanning","alerts":[7]}
      ]
      }
      "
    `)
  })

  it.each<[string, SharedFile]>([
    ['open', aFile()],
    ['closed', aFile({ state: 'closed', closedAt: NOW + 5, closedBy: 'olga' })],
    [
      'without names, issues, contact or template',
      aFile({ template: null, links: { issues: [], native: 4 } }),
    ],
    ['deleted', { ...PLACE, state: 'deleted', deletedAt: NOW, deletedBy: 'olga' }],
  ])('comes back as it was written: %s', (_, file) => {
    const text = writeCampaignFile(file)
    const { format, version, ...rest } = { format: 'muster-campaign', version: 1, ...file }
    expect(read(text)).toEqual({ ok: true, value: { format, version, ...rest } })
  })

  it('has the same bytes whatever order its lists came in', () => {
    const { repositories, links } = aFile()
    const shuffled = aFile({
      repositories: repositories.toReversed().map((one) => ({ ...one, alerts: one.alerts.toReversed() })),
      links: { ...links, issues: [...links.issues, { repositoryId: 2, number: 3 }].toReversed() },
    })
    const ordered = aFile({ links: { ...links, issues: [...links.issues, { repositoryId: 2, number: 3 }] } })
    expect(writeCampaignFile(shuffled)).toBe(writeCampaignFile(ordered))
  })

  it('makes the same campaign in another browser, without its launch', () => {
    const mine = aCampaign({ launch: { autofix: true, issues: true } })
    expect(campaignOf(aFile(), null)).toEqual({
      ...mine,
      launch: { autofix: false, issues: false },
      revision: 0,
    })
    expect(campaignOf(aFile({ name: 'New' }), mine)).toEqual({
      ...mine,
      name: 'New',
      revision: mine.revision + 1,
    })
    const there = publicationFrom(aFile(), 'abc', { ...unpublished(mine.id), origin: 'repository' })
    expect(there).toMatchObject({
      origin: 'repository',
      share: { state: 'shared', sha: 'abc', path: `campaigns/${mine.id}.json` },
      issues: [{ repositoryId: 1, number: 12 }],
      repositories: [{ id: 1, fullName: 'octo-org/orders' }],
    })
  })
})

describe('a file that is left alone', () => {
  it('has more than one megabyte: told by its size, and by its text before that is parsed', () => {
    const large = { ok: false, failure: { kind: 'file-too-large', limit: 1 } }
    expect(refuseBySize(50 * MAX_FILE_BYTES)).toEqual(large)
    expect(refuseBySize(MAX_FILE_BYTES)).toEqual({ ok: true, value: null })
    expect(read(`{"format":"muster-campaign"${' '.repeat(MAX_FILE_BYTES)}`)).toEqual(large)
  })

  it('is of a newer format', () => {
    const newer = { ok: false, failure: { kind: 'shared-file-newer', version: '2' } }
    expect(read(damage(['version'], 2))).toEqual(newer)
    expect(read('{"format":"muster-campaign","version":2,"everything":"new"}')).toEqual(newer)
  })

  it.each([
    ['empty', ''],
    ['a text', 'hello'],
    ['null', 'null'],
    ['a snapshot', '{"format":"muster-snapshot","version":1}'],
    ['deep', '['.repeat(100_000)],
  ])('is no campaign: %s', (_, text) => {
    expect(problemsOf(text)).toEqual(['file: is not of the format that belongs here'])
  })

  it('was cut off', () => {
    expect(problemsOf(good.slice(0, 300))).toEqual(['file: is not complete JSON'])
  })

  it.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'has a key %s, and changes no prototype',
    (key) => {
      for (const text of [
        good.replace('"filter":', `"${key}":{"polluted":true},"filter":`),
        good.replace('"issues":', `"${key}":{"polluted":true},"issues":`),
      ]) {
        expect(text).not.toBe(good)
        expect(problemsOf(text)[0]).toContain('not a field of this format')
      }
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    },
  )

  it('is named after another campaign, or of another organization', () => {
    expect(readCampaignFile(good, { ...PLACE, id: PLACE.id.replace('6', '7') })).toMatchObject({
      failure: { kind: 'shared-file-damaged', problems: [expect.stringContaining('id:')] },
    })
    expect(readCampaignFile(good, { ...PLACE, organization: 'evil-org' })).toMatchObject({
      failure: { problems: [expect.stringContaining('organization:')] },
    })
    expect(readCampaignFile(good, { ...PLACE, organization: 'Octo-Org' }).ok).toBe(true)
  })

  it.each([
    [['version'], '1', 'version'],
    [['extra'], 1, 'extra: not a field'],
    [['id'], 'x', 'id: expected a UUID'],
    [['organization'], 'a/b', 'organization'],
    [['state'], 'draft', 'state'],
    [['name'], '', 'name'],
    [['name'], 'x'.repeat(51), 'name: expected 1 to 50 characters'],
    [['name'], ['a'], 'name'],
    [['description'], 'x'.repeat(256), 'description'],
    [['dueDate'], '2026-02-30', 'dueDate'],
    [['timeZone'], 'Mars/Phobos', 'timeZone'],
    [['managers'], [], 'managers: expected at least 1 of them'],
    [
      ['managers'],
      Array.from({ length: 11 }, (_, index) => `m${index}`),
      'managers: expected at most 10 of them',
    ],
    [['managers', 0], 'a b', 'managers[0]'],
    [['contactLink'], 'javascript:alert(1)', 'contactLink: expected an https or mailto address'],
    [['contactLink'], 'data:text/html,x', 'contactLink'],
    [['contactLink'], 'https://u:p@evil.example', 'contactLink'],
    [['contactLink'], 'mailto:', 'contactLink'],
    [['createdAt'], 'yesterday', 'createdAt'],
    [['closedAt'], '2026-11-20T10:00:00Z', 'closedAt'],
    [['leftOut'], -1, 'leftOut'],
    [['links'], null, 'links'],
    [['links', 'native'], 0, 'links.native'],
    [['links', 'issues', 0, 'number'], 1.5, 'links.issues[0].number'],
    [['repositories'], [], 'repositories'],
    [['repositories', 0, 'id'], 2 ** 60, 'repositories[0].id'],
    [['repositories', 0, 'id'], 2, 'repositories'],
    [['repositories', 0, 'fullName'], '../../evil', 'repositories[0].fullName'],
    [['repositories', 0, 'kind'], 'dependabot', 'repositories[0].kind'],
    [['repositories', 0, 'alerts'], [2, 1], 'repositories[0].alerts'],
    [['repositories', 0, 'alerts'], [1, 1], 'repositories[0].alerts'],
    [['repositories', 0, 'alerts'], [-1], 'repositories[0].alerts[0]'],
    [
      ['repositories', 0, 'alerts'],
      Array.from({ length: 100_001 }, (_, n) => n + 1),
      'repositories[0].alerts',
    ],
  ])('has %j as %j', (path, value, expected) => {
    expect(problemsOf(damage(path, value)).join('\n')).toContain(expected)
  })

  it('names at most five problems, none of them long', () => {
    const long = 'x'.repeat(10_000)
    const problems = problemsOf(
      damage(
        ['repositories'],
        Array.from({ length: 50 }, () => ({ [long]: long })),
      ),
    )
    expect(problems).toHaveLength(5)
    expect(Math.max(...problems.map((problem) => problem.length))).toBeLessThanOrEqual(160)
  })

  it('never throws, whatever was done to it', () => {
    const cut = fc.record({
      at: fc.nat({ max: good.length - 1 }),
      put: fc.string({ maxLength: 3 }),
      drop: fc.nat(4),
    })
    fc.assert(
      fc.property(fc.array(cut, { minLength: 1, maxLength: 5 }), (cuts) => {
        let text = good
        for (const { at, put, drop } of cuts) text = text.slice(0, at) + put + text.slice(at + drop)
        const outcome = read(text)
        if (outcome.ok) expect(read(writeCampaignFile(outcome.value))).toEqual(outcome)
      }),
      { numRuns: 500 },
    )
  })
})
