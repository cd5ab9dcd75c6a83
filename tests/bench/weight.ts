import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes, gzipped, of the script that runs on every page of GitHub. */
export function scriptOnEveryPage(extension: string): number {
  return gzipSync(readFileSync(join(extension, 'content-scripts', 'github.js')), { level: 9 }).byteLength
}
