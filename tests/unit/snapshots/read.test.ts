import * as fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sample } from './samples'
import { readSnapshot, refuseBySize } from '@/lib/snapshots/read'
import { MAX_SNAPSHOT_BYTES } from '@/lib/snapshots/snapshot'
import { writeSnapshot } from '@/lib/snapshots/write'

const good = writeSnapshot(sample())
const read = (text: string) => readSnapshot(text, text.length)
const notOurs = { ok: false, failure: { kind: 'not-a-snapshot' } }

/** Puts one value at a path of the file's JSON; undefined takes it away. */
function damage(path: (string | number)[], value: unknown): string {
  const root: unknown = JSON.parse(good)
  let place = root as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) place = place[key] as Record<string | number, unknown>
  const last = path.at(-1) ?? ''
  // JSON has no undefined: such a field is left out of the text.
  place[last] = value
  return JSON.stringify(root)
}

function problemsOf(text: string): string[] {
  const outcome = read(text)
  if (outcome.ok || outcome.failure.kind !== 'snapshot-damaged')
    throw new Error(`not damaged: ${JSON.stringify(outcome)}`)
  return outcome.failure.problems
}

describe('a file that is no snapshot', () => {
  it.each([
    ['empty', ''],
    ['spaces', '  \n'],
    ['a text', 'hello'],
    ['another JSON', '{"a":1}'],
    ['a list', '[1,2]'],
    ['null', 'null'],
    ['SARIF', '{"version":"2.1.0","runs":[]}'],
    ['lines of JSON', '{"a":1}\n{"a":2}\n'],
    ['UTF-16', new TextDecoder().decode(Buffer.from('\uFEFF' + good, 'utf16le'))],
    ['gzip', new TextDecoder().decode(gzipSync(good))],
    ['deep', '['.repeat(100_000)],
  ])('is refused: %s', (_, text) => {
    expect(read(text)).toEqual(notOurs)
  })

  it('is refused by its size before it is parsed', () => {
    const tooLarge = { ok: false, failure: { kind: 'file-too-large', limit: 64 } }
    expect(readSnapshot('{', MAX_SNAPSHOT_BYTES + 1)).toEqual(tooLarge)
    expect(refuseBySize(MAX_SNAPSHOT_BYTES + 1)).toEqual(tooLarge)
    expect(refuseBySize(MAX_SNAPSHOT_BYTES)).toEqual({ ok: true, value: null })
  })
})

describe('a snapshot', () => {
  it('may begin with a byte order mark', () => {
    expect(read(`\uFEFF${good}`)).toEqual({ ok: true, value: sample() })
  })

  it('of a newer version is named as such', () => {
    expect(read(damage(['version'], 2))).toEqual({
      ok: false,
      failure: { kind: 'snapshot-version', version: '2' },
    })
  })

  it('that was cut off is damaged, not foreign', () => {
    expect(problemsOf(good.slice(0, 500))).toEqual(['the file is not complete JSON'])
  })

  it('with `__proto__` keys changes no prototype', () => {
    const text = good.replace('"muster":', '"__proto__":{"polluted":true},"muster":')
    expect(read(text).ok).toBe(false)
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it.each([
    [['version'], '1', 'version'],
    [['version'], 0, 'version'],
    [['exportedAt'], '-0001-01-01T00:00:00Z', 'exportedAt'],
    [['exportedAt'], '2026-02-30T00:00:00Z', 'exportedAt'],
    [['asOf'], '1969-12-31T23:59:59Z', 'asOf'],
    [['organization'], undefined, 'organization'],
    [['organization'], 'a/b', 'organization'],
    [['extra'], 1, 'extra: not a field'],
    [['repositories', 0, 'fullName'], '../../evil', 'repositories[0].fullName'],
    [['repositories', 0, 'fullName'], 'octo-org/..', 'repositories[0].fullName'],
    [['repositories', 0, 'id'], 0, 'repositories[0].id'],
    [['campaigns', 0, 'dueDate'], '2026-02-30', 'campaigns[0].dueDate'],
    [['campaigns', 0, 'timeZone'], 'Mars/Phobos', 'campaigns[0].timeZone'],
    [['campaigns', 0, 'id'], 'x', 'campaigns[0].id'],
    [['campaigns', 0, 'managers', 0], 'a b', 'campaigns[0].managers[0]'],
    [['campaigns', 0, 'progress', 'fixed'], -1, 'campaigns[0].progress.fixed'],
    [['campaigns', 0, 'progress', 'fixed'], 0.5, 'campaigns[0].progress.fixed'],
    [['campaigns', 0, 'progress', 'fixed'], 'NaN', 'campaigns[0].progress.fixed'],
    [['campaigns', 0, 'due', 'state'], 'great', 'campaigns[0].due'],
    [['campaigns', 0, 'alerts', 0, 'number'], Number.MAX_SAFE_INTEGER, 'campaigns[0].alerts[0].number'],
    [['campaigns', 0, 'alerts', 0, 'kind'], 'dependabot', 'campaigns[0].alerts[0].kind'],
    [['campaigns', 0, 'alerts', 0, 'status'], 'lost', 'campaigns[0].alerts[0].status'],
    [['campaigns', 0, 'alerts', 0, 'severity'], null, 'campaigns[0].alerts[0].severity'],
    [['campaigns', 0, 'alerts', 0, 'work'], [{ kind: 'wish' }], 'campaigns[0].alerts[0].work[0]'],
    [['campaigns', 0, 'alerts', 0, 'autofix'], 'magic', 'campaigns[0].alerts[0].autofix'],
    [['campaigns', 0, 'launch'], null, 'campaigns[0].launch'],
    [['scope'], { campaigns: 'none', filters: [] }, 'scope.campaigns'],
    [['scope', 'filters'], 'is:open', 'scope.filters'],
    [['withheld', 'people'], 1, 'withheld.people'],
    [['definitions'], 0, 'definitions'],
    [['teams', 0, 'repositoryIds', 0], -1, 'teams[0].repositoryIds[0]'],
    [['campaigns', 0, 'metrics'], undefined, 'campaigns[0].metrics'],
    [['campaigns', 0, 'metrics', 'pace', 'last14', 'perDay'], -1, 'metrics.pace.last14.perDay'],
    [['campaigns', 0, 'metrics', 'forecast'], { state: 'tomorrow' }, 'metrics.forecast'],
    [['campaigns', 0, 'metrics', 'flow', 'weeks', 0, 'week'], 'soon', 'metrics.flow.weeks[0].week'],
    [['campaigns', 0, 'metrics', 'age', 'total', 'bands'], [1, 2], 'metrics.age.total.bands'],
    [['campaigns', 0, 'metrics', 'timeline', 0, 'scope'], 1.5, 'metrics.timeline[0].scope'],
  ])('with %j as %j is damaged there', (path, value, expected) => {
    expect(problemsOf(damage(path, value)).join('\n')).toContain(expected)
  })

  it('names at most five problems, none of them long', () => {
    const long = 'x'.repeat(10_000)
    const alerts = Array.from({ length: 50 }, () => ({ [long]: long }))
    const problems = problemsOf(damage(['campaigns', 0, 'alerts'], alerts))
    expect(problems).toHaveLength(5)
    expect(Math.max(...problems.map((problem) => problem.length))).toBeLessThanOrEqual(160)
  })
})

describe('a file that is wrong from end to end', () => {
  const filled = (before: string, item: string, times: number) =>
    good.replace(before, () => `${before}${item.repeat(times)}`)

  // Room for it there is: without an end to the looking each of these would need gigabytes, or more arguments than a call takes.
  it.each([
    ['things that are none', filled('"tags":[', '0,', 2_000_000), 'rule.tags[0]: expected string'],
    ['objects without fields', filled('"repositories":[', '{},', 500_000), 'repositories[0].id'],
    [
      'the same alert',
      filled(
        '"alerts":[',
        '{"repositoryId":8,"kind":"code-scanning","number":4,"status":"not-visible"},',
        150_000,
      ),
      'alerts[1]: the alert stands there twice',
    ],
    [
      'lists in lists',
      good.replace('{', () => `{"x":${'['.repeat(200_000)}${']'.repeat(200_000)},`),
      'x: not a field',
    ],
  ])(
    'is refused like any other: %s',
    (_, text, expected) => {
      const problems = problemsOf(text)
      expect(problems.join('\n')).toContain(expected)
      expect(problems.length).toBeLessThanOrEqual(5)
    },
    60_000,
  )

  it('has the last of a field that stands there twice, as the sum does', () => {
    expect(read(good.replace('"muster":', '"muster":"9",\n"muster":'))).toEqual({ ok: true, value: sample() })
    const [problem] = problemsOf(good.replace('"organization":', '"muster":"9",\n"organization":'))
    expect(problem).toContain('sha256')
  })
})

describe('the sum of a file', () => {
  it('holds whatever blanks, order and line ends a file was given on its way', () => {
    const file: Record<string, unknown> = JSON.parse(good)
    const { format, version, ...rest } = file
    const turned = Object.fromEntries(Object.entries(rest).reverse())
    for (const text of [
      JSON.stringify(file, null, 2),
      JSON.stringify({ format, version, ...turned }),
      good.replaceAll('\n', '\r\n'),
    ])
      expect(read(text)).toEqual({ ok: true, value: sample() })
  })

  it('finds what no other number tells', () => {
    const [problem] = problemsOf(damage(['campaigns', 0, 'description'], 'Leave them'))
    expect(problem).toMatch(/^sha256: [\da-f]{64}, but the content gives [\da-f]{64}$/)
    expect(problemsOf(damage(['sha256'], '0'.repeat(64)))[0]).toContain('sha256: 0000')
    expect(problemsOf(damage(['sha256'], 'x'))).toEqual(['sha256: expected 64 hexadecimal digits'])
    expect(problemsOf(damage(['sha256'], undefined))[0]).toBe('sha256: missing')
  })

  it('is named before the numbers that a hand changed', () => {
    const problems = problemsOf(damage(['campaigns', 0, 'progress', 'fixed'], 2))
    expect(problems[0]).toContain('sha256: ')
    expect(problems[1]).toBe('campaigns[0].progress.fixed: 2, but the alerts give 1')
  })
})

describe('whatever is done to a file', () => {
  const characters = fc.record({
    at: fc.nat({ max: good.length - 1 }),
    put: fc.string({ maxLength: 3 }),
    drop: fc.nat({ max: 4 }),
  })

  it('reading never throws', () => {
    fc.assert(
      fc.property(fc.array(characters, { minLength: 1, maxLength: 5 }), (cuts) => {
        let text = good
        for (const { at, put, drop } of cuts) text = text.slice(0, at) + put + text.slice(at + drop)
        expect(typeof read(text).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  it('any JSON at any place is taken whole or refused whole', () => {
    const paths = places(JSON.parse(good))
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const outcome = read(damage(path, value))
        if (outcome.ok) expect(readSnapshot(writeSnapshot(outcome.value), 0)).toEqual(outcome)
        else
          expect(['not-a-snapshot', 'snapshot-version', 'snapshot-damaged']).toContain(outcome.failure.kind)
      }),
      { numRuns: 500 },
    )
  })
})

function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : []
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  const below = entries.flatMap(([key, item]) => places(item, [...path, key]))
  return path.length > 0 ? [path, ...below] : below
}
