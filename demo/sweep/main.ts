import { resolve } from 'node:path'
import * as before from './before.ts'
import { createCampaigns } from './campaigns.ts'
import { writeGallery } from './gallery.ts'
import * as ownPages from './own-pages.ts'
import { sync } from './steps.ts'
import { openStudio, type Scene } from './studio.ts'
import * as tracking from './tracking.ts'
import { createSweepWorld, letPeopleWork } from './world.ts'
import { buildExtension, EXTENSION } from '../build.ts'
import { findBrowser, HOW_TO_GET_ONE } from '../browser/find.ts'
import { launch } from '../browser/launch.ts'
import { startGitHub } from '../server.ts'

/** `node demo/sweep/main.ts FOLDER`: pictures of every view and dialog, with 0, 1, 12 and 1000 alerts, light and dark. */
async function main(folder: string): Promise<void> {
  const browser = findBrowser()
  if (!browser) throw new Error(HOW_TO_GET_ONE)
  const { world, passDays } = createSweepWorld()
  world.autofixes.seconds = 3
  const github = await startGitHub({ world })
  console.log('Building the extension …')
  buildExtension()
  const { port, spki } = github
  const window = await launch({ browser, extension: EXTENSION, port, spki, headless: true })
  try {
    const studio = await openStudio(folder)
    const page = await window.context.newPage()
    const scene: Scene = { context: window.context, extensionId: window.extensionId, studio, page }
    await before.withoutToken(scene)
    await before.firstSync(scene, github)
    await before.noCampaigns(scene)
    await before.alertsView(scene)
    await before.nativeList(scene)
    await before.wizard(scene)
    const campaigns = await createCampaigns(scene)
    letPeopleWork(world)
    await sync(page)
    await tracking.overviews(scene, campaigns, 'under way')
    await tracking.campaignPages(scene, campaigns)
    await tracking.dialogs(scene, campaigns)
    await ownPages.options(scene)
    await ownPages.report(scene, campaigns)
    // GitHub's clock goes ahead of this computer's: ages that are told by the latter look odd in what follows.
    for (const [days, when] of [
      [20, 'late'],
      [15, 'overdue'],
    ] as const) {
      passDays(days)
      await sync(page)
      await tracking.overviews(scene, campaigns, when)
    }
    console.log(`${studio.sights.length} sights: ${await writeGallery(folder, studio.sights)}`)
  } finally {
    await window.close()
    await github.close()
  }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('node demo/sweep/main.ts FOLDER: where the pictures are to go.')
  process.exitCode = 1
} else {
  await main(resolve(folder))
}
