import { resolve } from 'node:path'
import type { Rolldown } from 'vite'
import { TEXTS_MODULE } from './used-texts.ts'

/** What opening a snapshot loads in any case, by the files with which each part begins. */
const OPENING = [
  'lib/snapshots/read.ts',
  'lib/backend/over-snapshot.ts',
  'components/report/CampaignsView.vue',
]

/**
 * Puts what opening a snapshot needs beside the empty page into one file. Left to itself the bundler makes a file of every few
 * modules that two views share: a dozen more requests, and texts apart that compress well together.
 */
export function groupedChunks(project: string): Rolldown.CodeSplittingOptions {
  const start = resolve(project, 'entrypoints/report/main.ts')
  const opening = OPENING.map((file) => resolve(project, file))
  let first: Set<string> | null = null
  let second: Set<string> | null = null
  return {
    // What a module imports is asked for by itself: else the empty page's would come along.
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'parts of the page',
        name(id, context) {
          const imports = (of: string) => context.getModuleInfo(of)?.importedIds ?? []
          first ??= importedFrom([start], imports)
          second ??= importedFrom(opening, imports)
          if (first.has(id)) return 'start'
          if (second.has(id)) return 'opening'
          // Texts of several later views: one file for all of them, instead of one for a few words.
          return id.startsWith(TEXTS_MODULE) && (context.getModuleInfo(id)?.importers.length ?? 0) > 1
            ? 'texts'
            : null
        },
      },
    ],
  }
}

/** These modules and everything that comes with them at once, however far away. */
export function importedFrom(
  ids: readonly string[],
  imports: (id: string) => readonly string[],
): Set<string> {
  const found = new Set(ids)
  // A set that grows while it is gone through is gone through to its new end.
  for (const id of found) for (const next of imports(id)) found.add(next)
  return found
}
