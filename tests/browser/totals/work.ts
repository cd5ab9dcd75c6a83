import type { Alert } from '../../../demo/organization/model.ts'
import { repositoriesOf, standing, type Members, type Story } from './story.ts'

/** What people do at GitHub for the alerts of a campaign while the days go by. */

interface Shares {
  fix: number
  dismiss: number
  begin: number
}

/** The open alerts of a campaign on which nobody works, spread over its repositories. */
function waiting({ world }: Story, members: Members): Alert[] {
  const known = standing(world, members)
  return repositoriesOf(world)
    .flatMap(({ id, alerts }) => alerts.filter(({ number }) => known.get(`${id} ${number}`) === 'Open'))
    .toSorted((a, b) => a.number - b.number || a.repository.id - b.repository.id)
}

const nameOf = ({ repository: { owner, name } }: Alert) => `${owner.login}/${name}`

/** Some days go by, then so many alerts are fixed, dismissed and begun. */
export function work(story: Story, members: Members, days: number, { fix, dismiss, begin }: Shares): void {
  story.pass(days)
  const { world } = story
  const alerts = waiting(story, members)
  if (alerts.length < fix + dismiss + begin) throw new Error('There is not so much left to do')
  for (const alert of alerts.splice(0, fix)) world.fixAlert(nameOf(alert), alert.number)
  for (const [index, alert] of alerts.splice(0, dismiss).entries())
    world.dismissAlert(nameOf(alert), alert.number, index % 2 === 0 ? 'false positive' : "won't fix")
  for (const [index, alert] of alerts.splice(0, begin).entries()) {
    const branch = `alert-autofix-${alert.number}`
    world.createBranch(nameOf(alert), branch)
    if (index % 2 === 0) world.createPullRequest(nameOf(alert), alert.number, branch)
  }
}

/** Takes back the first dismissal and the first fix among the alerts. */
export function reopen({ world }: Story, members: Members): void {
  const known = standing(world, members)
  for (const state of ['dismissed', 'fixed']) {
    const key = [...known].find(([, status]) => status === state)?.[0] ?? ''
    const [id = '', number = ''] = key.split(' ')
    const repository = repositoriesOf(world).find((one) => String(one.id) === id)
    if (!repository) throw new Error(`Nothing is ${state}`)
    world.reopenAlert(`${repository.owner.login}/${repository.name}`, Number(number))
  }
}

/** Deletes the repository that has the fewest of the alerts, some of them closed. */
export function deleteOne({ world }: Story, members: Members): void {
  const known = standing(world, members)
  const candidates = repositoriesOf(world)
    .map((repository) => ({
      repository,
      statuses: [...known].filter(([key]) => key.startsWith(`${repository.id} `)).map(([, status]) => status),
    }))
    .filter(({ statuses }) => statuses.includes('fixed') && statuses.includes('Open'))
    .toSorted((a, b) => a.statuses.length - b.statuses.length)
  const repository = candidates[0]?.repository
  if (!repository) throw new Error('No repository has open and fixed alerts of the campaign')
  world.deleteRepository(`${repository.owner.login}/${repository.name}`)
}
