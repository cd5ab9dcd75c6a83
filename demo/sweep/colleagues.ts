import { expect } from '@playwright/test'
import { isOpen, share, SHARED, type SharedWorld } from './shared-world.ts'
import * as native from './native.ts'
import * as sharing from './sharing.ts'
import * as options from './sharing-options.ts'
import type { Stage } from './stage.ts'
import { call, own, saveToken, visit } from './steps.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import { DEVON, NOOR } from '../organization/people.ts'
import { DEMO_TOKENS } from '../organization/tokens.ts'

/** What a manager sees of others: the campaign repository, its campaigns, and GitHub's own. */
export async function colleagues({ github, enter }: Stage, shared: SharedWorld): Promise<void> {
  const { world, place, numbers } = shared
  const scene = await enter()
  await own(scene, 'options.html#sharing', (page) => scene.studio.shoot(page, 'Options, sharing, nothing'))
  await saveToken(scene)
  await call(scene, 'sync.start', { organization: ORGANIZATION })
  await visit(scene.page, '#muster')
  await expect(scene.page.getByRole('region', { name: 'GitHub’s campaigns' })).toBeVisible()
  await native.beforeOurs(scene)
  await options.withoutRepository(scene)
  world.createRepository(ORGANIZATION, 'security-campaigns')
  world.giveAccess(SHARED, DEVON, 'pull')
  await options.repositoryStates(scene, github)
  await options.notices(scene)
  const ours = await sharing.lines(scene, github)
  const theirs = share(world, {
    name: 'Injections in the billing service',
    places: [{ place, numbers }],
    by: NOOR,
  })
  await call(scene, 'sharing.look', { organization: ORGANIZATION })
  await sharing.ofSomebodyElse(scene, theirs)
  await sharing.conflict(scene, shared, theirs)
  await native.published(scene, github, ours)
  await native.views(scene)
  const last = place.alerts.find(isOpen)
  if (!last) throw new Error('Nothing is open any more')
  while (world.campaigns(ORGANIZATION).filter(({ state }) => state === 'open').length < 10)
    world.createCampaign(ORGANIZATION, { name: 'Of somebody else', alerts: [last] })
  await native.refused(scene)
  const reader = await enter()
  await saveToken(reader, { token: DEMO_TOKENS.developer, login: DEVON.login })
  await options.readOnly(reader)
}
