import { expect } from '@playwright/test'
import { randomUUID } from 'node:crypto'
import { backgroundState, toolbarButton, unloadBackground } from './inside.ts'
import { saveToken, type Stage } from './stage.ts'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import type { Repository } from '../../../demo/organization/model.ts'
import { DEVON, MAYA } from '../../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import type { World } from '../../../demo/organization/world.ts'

const CAMPAIGN = 'Before the audit'
const SHARED = `${ORGANIZATION}/security-campaigns`

/** A developer on the pages of a repository that a shared campaign concerns; what they want done outlives the background. */
export async function repositoryPages({ pilot, github }: Stage): Promise<void> {
  const { world } = github
  const { repository, fullName, numbers, id } = share(world)
  const [first = 0, second = 0, third = 0] = numbers
  for (const number of [first, second]) world.setAutofix(fullName, number, 'success')
  await pilot.go('https://github.com/')
  await pilot.marionette.run(`document.cookie = 'demo_user=${DEVON.login}; path=/'`)
  await saveToken(pilot, DEMO_TOKENS.developer, DEVON.login)

  // What was shared is read when a page asks for the first time; until then there is nothing to show.
  await pilot.until('the number in the Security tab', async () => {
    await pilot.go(`https://github.com/${fullName}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
    return (await pilot.parts('tab')) === 1
  })
  await pilot.click('link', /^Security.*3 alerts left to do in security campaigns/)
  await pilot.see('navigation', 'Security campaigns')
  await pilot.click('link', new RegExp(CAMPAIGN))
  await pilot.see('region', 'Progress here')
  await pilot.go(`https://github.com/${fullName}/security/code-scanning/${first}`)
  expect(await pilot.see('region', 'Campaigns of this alert')).toContain(CAMPAIGN)

  const panel = `https://github.com/${fullName}/security#muster/campaigns/${id}`
  await pilot.go(panel)
  for (const number of [first, second]) await pilot.click('checkbox', new RegExp(`#${number}$`))
  await pilot.click('button', 'Open pull request')
  await pilot.see('field', 'Branch name')
  await pilot.click('button', 'Open pull request')
  await pilot.read(/Pull request #\d+/)
  const own = `/repos/${fullName}`
  const written = () =>
    world.writes.all
      .filter(({ status }) => status < 300)
      .map(({ method, path }) => `${method} ${path.replace(own, '')}`)
  await pilot.until('the request for a review', async () => written().length >= 5)
  const pull = repository.pullRequests.at(-1)
  expect(written()).toEqual([
    'POST /git/refs',
    `POST /code-scanning/alerts/${first}/autofix/commits`,
    `POST /code-scanning/alerts/${second}/autofix/commits`,
    'POST /pulls',
    `POST /pulls/${pull?.number}/requested_reviewers`,
  ])
  expect(pull).toMatchObject({ draft: true, author: DEVON, reviewers: [MAYA] })
  await pilot.until('the number on the toolbar button', async () => {
    const { text } = (await toolbarButton(pilot.marionette)) as { text?: unknown }
    return text === '1'
  })

  await pilot.go('about:blank')
  await pilot.go(panel)
  await pilot.click('checkbox', new RegExp(`#${third}$`))
  await pilot.click('button', 'Create branch')
  await pilot.see('field', 'Branch name')
  github.faults.latency = 600
  const asked = () => github.requests.api().filter(({ path }) => path === `${own}/git/refs`).length
  const before = asked()
  await pilot.click('button', 'Create branch')
  await pilot.until('the request for the branch', async () => asked() > before)
  await pilot.go('about:blank')
  await unloadBackground(pilot.marionette)
  expect(await backgroundState(pilot.marionette)).toBe('stopped')
  github.faults.latency = 0
  await pilot.go(panel)
  await pilot.read(new RegExp(`Create branch for alert #${third}\\s+Done`))
  expect(repository.branches.map(({ name }) => name)).toContain(`alert-autofix-${third}`)
  expect(written().slice(5)).toEqual(['POST /git/refs'])
}

/** Shares a campaign of three alerts of a repository, as somebody did elsewhere. */
function share(world: World) {
  const repository = (world.organization(ORGANIZATION)?.repositories ?? []).find(
    (one) => !one.archived && one.visibility === 'private' && untouched(one).length >= 3,
  )
  if (!repository) throw new Error('No repository has three alerts')
  const fullName = `${ORGANIZATION}/${repository.name}`
  const numbers = untouched(repository).slice(0, 3)
  const id = randomUUID()
  const at = new Date().toISOString().replace(/\.\d+/, '')
  const file = {
    ...{ format: 'muster-campaign', version: 1, id, organization: ORGANIZATION },
    ...{ state: 'open', closedAt: null, closedBy: null },
    ...{ name: CAMPAIGN, description: 'Everything that Autofix can fix.', dueDate: '2099-06-30' },
    ...{ timeZone: 'UTC', managers: [MAYA.login], contactLink: 'https://chat.example/security' },
    ...{ filter: 'is:open autofix:supported', template: null, leftOut: 0 },
    ...{ createdAt: at, createdBy: MAYA.login, publishedAt: at, updatedAt: at, updatedBy: MAYA.login },
    links: { issues: [], native: null },
    repositories: [{ id: repository.id, fullName, kind: 'code-scanning', alerts: numbers }],
  }
  world.createRepository(ORGANIZATION, 'security-campaigns')
  world.giveAccess(fullName, DEVON, 'push')
  world.setFile(SHARED, `campaigns/${id}.json`, JSON.stringify(file))
  return { repository, fullName, numbers, id }
}

/** Open alerts that Autofix supports, with nobody and nothing at work on them. */
function untouched({ alerts, branches, pullRequests }: Repository): number[] {
  return alerts
    .filter(({ state, rule, assignees }) => state === 'open' && rule.autofix && assignees.length === 0)
    .map(({ number }) => number)
    .filter((number) => !branches.some(({ name }) => name.startsWith(`alert-autofix-${number}`)))
    .filter((number) => !pullRequests.some((pull) => pull.alerts.includes(number)))
}
