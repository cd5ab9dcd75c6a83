import type { BrowserContext } from '@playwright/test'
import { createCamera } from './camera.ts'
import * as steps from './steps.ts'
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

  await steps.arriveWithoutToken(walker)
  await steps.saveToken(walker)
  await steps.syncOrganization(walker)
  if (options.repositories.length > 0) await steps.chooseByFilter(walker)
  else {
    await steps.meetTheBigQuestion(walker)
    await steps.chooseTemplate(walker)
  }
  const campaign = await steps.createCampaign(walker)
  const before = await steps.progress(walker)
  await steps.fixOneAlert(walker)
  await steps.syncCampaign(walker, before)
  const snapshot = await steps.exportSnapshot(walker)
  await steps.openReport(walker, snapshot, campaign)
  await steps.lookAround(walker, campaign)
  console.log('Everything was as it should be.')
}
