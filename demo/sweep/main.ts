import { resolve } from 'node:path'
import { colleagues } from './colleagues.ts'
import { developers } from './developers.ts'
import { writeGallery } from './gallery.ts'
import { manager } from './manager.ts'
import { past } from './past.ts'
import { createPastWorld } from './past-world.ts'
import { onStage } from './stage.ts'
import { openStudio } from './studio.ts'
import { createSharedWorld } from './shared-world.ts'
import { createSweepWorld } from './world.ts'
import { buildExtension, buildReport } from '../build.ts'

/** What is looked at, each on a GitHub of its own. */
const ACTS = ['manager', 'colleagues', 'developers', 'past'] as const

/** `node demo/sweep/main.ts FOLDER [ACT …]`: pictures of every view and dialog, light and dark; of some acts, or of all. */
async function main(folder: string, acts: readonly string[]): Promise<void> {
  console.log('Building the extension …')
  buildExtension()
  const studio = await openStudio(folder)
  const isWanted = (act: (typeof ACTS)[number]) => acts.length === 0 || acts.includes(act)
  try {
    if (isWanted('manager')) {
      const swept = createSweepWorld()
      await onStage(studio, swept.world, (stage) => manager(stage, swept))
    }
    if (isWanted('colleagues')) {
      const shared = createSharedWorld()
      await onStage(studio, shared.world, (stage) => colleagues(stage, shared))
    }
    if (isWanted('developers')) {
      const shared = createSharedWorld()
      await onStage(studio, shared.world, (stage) => developers(stage, shared))
    }
    if (isWanted('past')) {
      const world = createPastWorld()
      const report = buildReport()
      await onStage(studio, world.world, (stage) => past(stage, world, report))
    }
  } finally {
    console.log(`${studio.sights.length} sights: ${await writeGallery(folder, studio.sights)}`)
  }
}

const [folder, ...acts] = process.argv.slice(2)
if (folder === undefined || acts.some((act) => !ACTS.some((known) => known === act))) {
  console.error(`node demo/sweep/main.ts FOLDER [${ACTS.join('|')} …]: where the pictures are to go.`)
  process.exitCode = 1
} else {
  await main(resolve(folder), acts)
}
