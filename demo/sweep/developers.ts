import * as acting from './acting.ts'
import * as repository from './repository.ts'
import { troubles } from './repository-troubles.ts'
import { isOpen, nameOf, share, SHARED, type SharedWorld } from './shared-world.ts'
import type { Stage } from './stage.ts'
import { call, saveToken } from './steps.ts'
import { loginAs } from '../browser/login.ts'
import { ORGANIZATION } from '../organization/create-world.ts'
import type { Repository } from '../organization/model.ts'
import { DEVON } from '../organization/people.ts'
import { DEMO_TOKENS } from '../organization/tokens.ts'

const OF_DEVON = { token: DEMO_TOKENS.developer, login: DEVON.login }

/** What a developer sees of campaigns in a repository, and what can be done for its alerts. */
export async function developers({ github, enter }: Stage, shared: SharedWorld): Promise<void> {
  const { world, place, fullName, numbers } = shared
  world.createRepository(ORGANIZATION, 'security-campaigns')
  world.giveAccess(SHARED, DEVON, 'pull')
  for (const [index, number] of numbers.entries())
    if (index % 3 > 0) world.setAutofix(fullName, number, 'success')
  const [worked = 0, fixed = 0] = numbers.slice(-2)
  world.createBranch(fullName, `alert-autofix-${worked}`)
  world.fixAlert(fullName, fixed)
  const others = (world.organization(ORGANIZATION)?.repositories ?? []).filter(
    (one) => one !== place && one.codeScanning && one.alerts.some(isOpen),
  )
  const archived = find(others, (one) => one.archived)
  const readable = find(others, (one) => !one.archived && one.visibility === 'private')
  const open = (one: Repository) => one.alerts.filter(isOpen).map(({ number }) => number)
  const all = [place, archived, readable].map((one) => ({ place: one, numbers: open(one) }))
  const main = share(world, {
    name: 'Nothing critical by the end of the quarter, at all',
    description: 'Parameters instead of concatenated queries. See https://github.com/octo-org/handbook',
    places: all,
  })
  const small = share(world, {
    name: 'Pilot',
    days: 3,
    places: [{ place, numbers: numbers.slice(0, 2) }],
  })
  const closed = share(world, { name: 'Long over', places: all, state: 'closed' })

  const scene = await enter()
  await loginAs(scene.context, DEVON.login)
  await repository.withoutToken(scene, fullName)
  await saveToken(scene, OF_DEVON)
  await call(scene, 'sharing.look', { organization: ORGANIZATION })
  const stage = { scene, github, fullName, main, numbers: open(place) }
  await repository.surfaces(stage)
  await repository.links(stage, closed)
  await repository.elsewhere(stage, nameOf(archived), 'archived')
  await repository.elsewhere(stage, nameOf(readable), 'read only')
  await troubles(stage)
  await acting.dialogs(stage)
  await acting.actions(stage)
  for (const number of open(place)) world.fixAlert(fullName, number)
  await repository.done(stage, small)
}

function find(places: readonly Repository[], isIt: (place: Repository) => boolean): Repository {
  const found = places.find(isIt)
  if (!found) throw new Error('The world lacks a repository')
  return found
}
