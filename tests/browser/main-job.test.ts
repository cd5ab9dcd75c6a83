import { join } from 'node:path'
import { test } from './fixtures.ts'
import { addSarifFiles } from '../../demo/organization/sarif-files.ts'
import { walk } from '../../demo/walk/walk.ts'

const REPORT = join(import.meta.dirname, '..', '..', 'dist-report')

test.describe('the main job', () => {
  test.use({ options: { alerts: 12_000, repositories: 120, server: {}, colorScheme: 'light' } })
  test('from a token to a snapshot in the report viewer', async ({ muster }, info) => {
    test.setTimeout(180_000)
    await walk({ ...muster, report: REPORT, repositories: [], screenshots: info.outputPath('screenshots') })
  })
})

test('the same on the results of real scans', async ({ muster }, info) => {
  test.setTimeout(180_000)
  const files = ['jenkins-java-codeql-2.24.3', 'juice-shop-javascript-codeql-2.9.2'].map((name) =>
    join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'sarif', `${name}.sarif.gz`),
  )
  test.skip(
    process.env.MUSTER_WITHOUT_SHARED_DATA === '1',
    'The shared data is absent, as MUSTER_WITHOUT_SHARED_DATA says.',
  )
  const scanned = await addSarifFiles(muster.github.world, 'octo-org', files)
  await walk({
    ...muster,
    report: REPORT,
    repositories: scanned.map(({ name }) => name),
    screenshots: info.outputPath('screenshots'),
  })
})
