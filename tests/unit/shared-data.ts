import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'data')

/**
 * Reads a JSON file of real data that lies beside the repository. Its absence fails the test loudly; only who says
 * `MUSTER_WITHOUT_SHARED_DATA=1` gets null, and a warning.
 */
export function sharedData(path: string): unknown {
  const file = join(FOLDER, path)
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'))
  if (process.env['MUSTER_WITHOUT_SHARED_DATA'] === '1') {
    console.warn(`Left out, because ${file} is not there`)
    return null
  }
  throw new Error(
    `${file} is not there. Set MUSTER_WITHOUT_SHARED_DATA=1 to leave out the tests that need it.`,
  )
}
