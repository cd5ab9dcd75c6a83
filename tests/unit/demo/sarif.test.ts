// @vitest-environment node
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { alertsFromSarif } from '../../../demo/organization/sarif.ts'
import { addSarifFiles } from '../../../demo/organization/sarif-files.ts'
import { securitySeverityLevel } from '../../../demo/organization/severity.ts'
import { NOW, organizationOf, restOf, rowsOf, smallWorld } from './helpers.ts'

const FOLDER = fileURLToPath(new URL('../../../../shared/data/sarif/', import.meta.url))
const FILES = ['jenkins-java-codeql-2.24.3.sarif.gz', 'juice-shop-javascript-codeql-2.9.2.sarif.gz']
const present = existsSync(FOLDER)
if (!present) {
  if (process.env['MUSTER_WITHOUT_SHARED_DATA'] !== '1') {
    throw new Error(`${FOLDER} is missing; set MUSTER_WITHOUT_SHARED_DATA=1 to go without it`)
  }
  console.warn(`Real SARIF files are not tried: ${FOLDER} is missing`)
}

const [repository] = organizationOf(smallWorld()).repositories
if (!repository) throw new Error('No repository')
const result = (rest: object, uri = 'src/a.js') => ({
  message: { text: 'Found.' },
  locations: [
    {
      physicalLocation: { artifactLocation: { uri }, region: { startLine: 4, startColumn: 2, endColumn: 9 } },
    },
  ],
  ...rest,
})
const rule = (id: string, score?: string) => ({
  id,
  shortDescription: { text: `About ${id}` },
  defaultConfiguration: { level: 'error' },
  properties: {
    tags: ['security', 'external/cwe/cwe-079'],
    ...(score !== undefined && { 'security-severity': score }),
  },
})
const log = (driver: object, results: object[], extensions: object[] = []) => ({
  version: '2.1.0',
  runs: [{ tool: { driver: { name: 'CodeQL', semanticVersion: '2.1', ...driver }, extensions }, results }],
})

describe('SARIF made by hand', () => {
  it('takes rules from the driver by index', () => {
    const { alerts } = alertsFromSarif(
      log({ rules: [rule('a'), rule('b', '9.3')] }, [result({ ruleIndex: 1 })]),
      repository,
      NOW,
    )
    expect(alerts[0]).toMatchObject({
      number: 1,
      rule: { id: 'b', name: 'About b', severity: 'error', score: 9.3 },
      path: 'src/a.js',
      line: 4,
      column: 2,
      endColumn: 9,
      message: 'Found.',
      state: 'open',
      createdAt: NOW,
    })
  })

  it('takes rules from an extension of the tool', () => {
    const reference = { ruleId: 'y', rule: { id: 'y', index: 0, toolComponent: { index: 1 } } }
    const extensions = [{ rules: [rule('x')] }, { rules: [rule('y', '5.0')] }]
    const { alerts } = alertsFromSarif(log({}, [result(reference)], extensions), repository, NOW)
    expect(alerts[0]?.rule).toMatchObject({ id: 'y', score: 5 })
  })

  it('finds a rule by id alone, and lives with one that is not described', () => {
    const results = [result({ ruleId: 'z' }), result({ ruleId: 'unheard-of' })]
    const { alerts } = alertsFromSarif(
      log({ rules: [rule('q'), rule('z', '3.1')] }, results),
      repository,
      NOW,
    )
    expect(alerts.map((alert) => [alert.rule.id, alert.rule.score])).toEqual([
      ['z', 3.1],
      ['unheard-of', null],
    ])
  })

  it.each([
    ['9.0', 'critical'],
    ['8.9', 'high'],
    ['7.0', 'high'],
    ['6.9', 'medium'],
    ['4.0', 'medium'],
    ['3.9', 'low'],
    [undefined, null],
  ])('puts a score of %s at %s', (score, level) => {
    const { alerts } = alertsFromSarif(
      log({ rules: [rule('a', score)] }, [result({ ruleIndex: 0 })]),
      repository,
      NOW,
    )
    expect(alerts[0] && securitySeverityLevel(alerts[0].rule)).toBe(level)
  })

  it('counts results without a place, and labels test code', () => {
    const results = [{ message: { text: 'Nowhere.' } }, result({}, 'test/a.spec.js')]
    const { alerts, skipped } = alertsFromSarif(log({}, results), repository, NOW)
    expect(skipped).toBe(1)
    expect(alerts.map((alert) => alert.classifications)).toEqual([['test']])
  })

  it.each([null, {}, { runs: [] }, 'text', 5])('refuses %j', (value) => {
    expect(() => alertsFromSarif(value, repository, NOW)).toThrow('no runs')
  })
})

describe('SARIF files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sarif-'))
  const text = JSON.stringify(log({ rules: [rule('js/xss', '6.1')] }, [result({ ruleIndex: 0 })]))

  it.each(['one.sarif', 'two.json', 'three.sarif.gz', 'four.json.gz'])('are read from %s', async (file) => {
    const path = join(folder, file)
    writeFileSync(path, file.endsWith('.gz') ? gzipSync(text) : text)
    const world = smallWorld()
    const [added] = await addSarifFiles(world, 'octo-org', [path])
    expect(added).toMatchObject({ name: file.split('.')[0], language: 'JavaScript' })
    const rows = rowsOf(await restOf(world).get(`/repos/octo-org/${added?.name ?? ''}/code-scanning/alerts`))
    expect(rows).toHaveLength(1)
  })

  it('that are damaged are named', async () => {
    const path = join(folder, 'broken.sarif')
    writeFileSync(path, text.slice(0, 50))
    const world = smallWorld()
    const before = organizationOf(world).repositories.length
    await expect(addSarifFiles(world, 'octo-org', [path])).rejects.toThrow(
      'broken.sarif could not be read as SARIF',
    )
    expect(organizationOf(world).repositories).toHaveLength(before)
  })

  it.skipIf(!present)(
    'of two real projects give 503 alerts with rules, severities and messages',
    async () => {
      const world = smallWorld()
      const added = await addSarifFiles(
        world,
        'octo-org',
        FILES.map((file) => join(FOLDER, file)),
      )
      expect(added.map((one) => [one.language, one.alerts.length])).toEqual([
        ['Java', 81],
        ['JavaScript', 422],
      ])
      const alerts = added.flatMap((one) => one.alerts)
      expect(alerts.every((alert) => /^(java|js)\//.test(alert.rule.id) && alert.message !== '')).toBe(true)
      expect(alerts.filter((alert) => alert.rule.score !== null)).toHaveLength(249)
      expect(alerts.some((alert) => alert.rule.autofix)).toBe(true)
      expect(alerts.every((alert) => !alert.path.includes('%'))).toBe(true)
    },
  )
})
