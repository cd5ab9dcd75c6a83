import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes, gzipped, of the script that runs on every page of GitHub. */
export function scriptOnEveryPage(extension: string): number {
  return gzipped(join(extension, 'content-scripts', 'github.js'))
}

/**
 * Bytes, gzipped, of the report viewer as a site: what its empty page needs, what was asked for when a snapshot was opened (paths in
 * its folder), and all of its parts. The page in one file holds the same once more, and is not counted.
 */
export function reportViewer(
  folder: string,
  opened: readonly string[],
): { first: number; opened: number; all: number } {
  const page = join(folder, 'index.html')
  const assets = readdirSync(join(folder, 'assets')).map((name) => join(folder, 'assets', name))
  const html = readFileSync(page, 'utf8')
  const atOnce = assets.filter((path) => html.includes(path.slice(path.lastIndexOf('/') + 1)))
  const sum = (paths: string[]) => paths.reduce((bytes, path) => bytes + gzipped(path), 0)
  return {
    first: sum([page, ...atOnce]),
    opened: sum(opened.map((path) => join(folder, path))),
    all: sum([page, ...assets]),
  }
}

function gzipped(path: string): number {
  return gzipSync(readFileSync(path), { level: 9 }).byteLength
}
