import * as before from './before.ts'
import { createCampaigns } from './campaigns.ts'
import * as ownPages from './own-pages.ts'
import type { Stage } from './stage.ts'
import { sync } from './steps.ts'
import * as tracking from './tracking.ts'
import { letPeopleWork, type SweepWorld } from './world.ts'

/** A manager's campaigns of 0, 1, 12 and 1000 alerts, from the first token to the overdue campaign. */
export async function manager({ github, enter }: Stage, { world, passDays }: SweepWorld): Promise<void> {
  world.autofixes.seconds = 3
  const scene = await enter()
  const { page } = scene
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
}
