import type { BrowserContext } from '@playwright/test'
import { createCamera } from './camera.ts'
import * as arriving from './arriving.ts'
import * as creating from './creating.ts'
import * as following from './following.ts'
import * as showing from './showing.ts'
import { progress } from './walker.ts'
import type { LocalGitHub } from '../server.ts'

export interface WalkOptions {
  context: BrowserContext
  extensionId: string
  github: LocalGitHub
  /** Folder of the built report viewer. */
  report: string
  /** Repositories with results of real scans: the campaign is then about their alerts. */
  repositories: string[]
  /** Folder for the screenshots. */
  screenshots: string
}

/** The main job from beginning to end, as a security manager does it. Fails loudly at the first thing that is not so. */
export async function walk(options: WalkOptions): Promise<void> {
  const camera = await createCamera(options.screenshots)
  const page = await options.context.newPage()
  const walker = { ...options, page, camera }
  console.log(`Walking through the main job; screenshots in ${camera.folder}`)

  await arriving.arriveWithoutToken(walker)
  await arriving.saveToken(walker)
  await arriving.syncOrganization(walker)
  if (options.repositories.length > 0) await creating.chooseByFilter(walker)
  else {
    await creating.meetTheBigQuestion(walker)
    await creating.chooseTemplate(walker)
  }
  const campaign = await creating.createCampaign(walker)
  const before = await progress(walker)
  await following.fixOneAlert(walker)
  await following.syncCampaign(walker, before)
  const snapshot = await showing.exportSnapshot(walker)
  await showing.openReport(walker, snapshot, campaign)
  await showing.lookAround(walker, campaign)
  console.log('Everything was as it should be.')
}
