import { charts } from './charts.ts'
import { exportsOf, imports } from './files.ts'
import * as options from './options-tracking.ts'
import type { PastWorld } from './past-world.ts'
import * as popups from './popups.ts'
import type { Stage } from './stage.ts'
import { call, saveToken } from './steps.ts'
import { viewer } from './viewer.ts'
import { DEVON } from '../organization/people.ts'
import { DEMO_TOKENS } from '../organization/tokens.ts'
import { ORGANIZATION } from '../organization/create-world.ts'

/** Campaigns of 1 and of 1000 alerts with half a year behind them: every chart, the popup, files, and the viewer. */
export async function past(stage: Stage, world: PastWorld, report: string): Promise<void> {
  const scene = await stage.enter()
  await popups.withoutToken(scene)
  await options.nothingYet(scene)
  await saveToken(scene)
  await call(scene, 'sync.start', { organization: ORGANIZATION })
  await popups.untilSynced(scene)
  // Each look reads some of the days that a colleague's browser counted.
  for (let look = 0; look < 3; look++) await call(scene, 'sharing.look', { organization: ORGANIZATION })
  for (const size of ['one', 'many'] as const) await charts(scene, world.ids[size], size)
  const files = await exportsOf(scene, world.ids)
  await viewer(scene, { folder: report, files })
  await imports(stage, scene, { files, id: world.ids.one })
  await popups.untroubled(scene)
  for (const count of [1, 3, 12]) {
    world.addTroubled(count)
    await call(scene, 'sharing.look', { organization: ORGANIZATION })
    await popups.troubled(scene, count)
  }
  await options.overview(scene)
  await popups.inTrouble(scene, stage.github)
  const developer = await stage.enter()
  await saveToken(developer, { token: DEMO_TOKENS.developer, login: DEVON.login })
  await call(developer, 'sharing.look', { organization: ORGANIZATION })
  await call(developer, 'sync.start', { organization: ORGANIZATION })
  await options.otherOrganizations(developer)
  await popups.ofDeveloper(developer)
}
