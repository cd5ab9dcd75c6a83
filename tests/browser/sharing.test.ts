import type { Page } from '@playwright/test'
import { expect, security, sidebar, test, type Muster } from './fixtures.ts'
import { loginAs } from '../../demo/browser/login.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'
import { DEVON, MAYA } from '../../demo/organization/people.ts'

/** A manager and a developer, each with a browser of their own, on one GitHub. */

const ORGANIZATION = 'octo-org'
const SHARED = `${ORGANIZATION}/security-campaigns`
const { step } = test

/** A repository to which Devon may push, with some open alerts. */
function subject({ github }: Muster): { fullName: string; numbers: number[] } {
  const places = github.world.organization(ORGANIZATION)?.repositories ?? []
  const place = places.find(
    ({ name, archived, alerts }) =>
      name === 'billing-service' && !archived && alerts.some(({ state }) => state === 'open'),
  )
  if (!place) throw new Error('Devon has nothing to do')
  const numbers = place.alerts.filter(({ state }) => state === 'open').map(({ number }) => number)
  return { fullName: `${ORGANIZATION}/${place.name}`, numbers }
}

const pulls = ({ github }: Muster) =>
  (github.world.repository(ORGANIZATION, 'billing-service')?.pullRequests ?? []).filter(
    ({ author }) => author === DEVON,
  )

async function create(page: Page, repository: string, name: string): Promise<void> {
  await page.goto(security(ORGANIZATION, `#muster/alerts?query=is:open+repo:${repository}`))
  await page.getByRole('button', { name: 'Create campaign' }).click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill(name)
  await page.getByRole('textbox', { name: 'Short description' }).fill('Before the audit.')
  await page.getByLabel('Campaign due date').fill('2099-06-30')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: /Autofix/ }).uncheck()
  await expect(dialog.getByRole('checkbox', { name: /Share/ })).toBeChecked()
  await dialog.getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()
}

async function edit(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: 'Campaign options' }).click()
  await page.getByRole('menuitem', { name: 'Edit campaign' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: field }).fill(value)
}
const save = (page: Page) => page.getByRole('button', { name: 'Save changes' }).click()

test('a campaign reaches a developer, who starts the fix; both see it closed', async ({
  muster,
  colleague,
}, info) => {
  test.setTimeout(180_000)
  const { world } = muster.github
  world.createRepository(ORGANIZATION, 'security-campaigns', { empty: true })
  world.giveAccess(SHARED, DEVON, 'push')
  const { fullName, numbers } = subject(muster)
  const name = 'Billing without holes'
  const manager = await muster.context.newPage()
  const developer = await colleague.context.newPage()

  await step('The manager creates a campaign and shares it', async () => {
    await muster.saveToken()
    await muster.sync(ORGANIZATION)
    await create(manager, fullName, name)
    await expect(manager.getByText(`Shared in ${SHARED}`)).toBeVisible()
  })
  const files = world.commits(SHARED)
  expect(files).toHaveLength(1)

  await step('The developer sees the count on the Security tab, with nothing but a token', async () => {
    await loginAs(colleague.context, DEVON.login)
    await colleague.saveToken(DEMO_TOKENS.developer)
    await expect(async () => {
      await developer.goto(`https://github.com/${fullName}`)
      await expect(developer.locator('muster-tab, [data-muster="tab"]').first()).toBeVisible({
        timeout: 3000,
      })
    }).toPass({ timeout: 30_000 })
  })

  await step('… and opens the campaign’s panel from the Security sidebar', async () => {
    await developer
      .getByRole('link', { name: /^Security/ })
      .first()
      .click()
    await sidebar(developer)
      .getByRole('link', { name: new RegExp(name) })
      .click()
    await expect(developer.getByRole('heading', { name })).toBeVisible()
  })

  const [number = 0] = numbers
  await step('… and creates a branch with Autofix’s suggestion and a draft pull request', async () => {
    world.setAutofix(fullName, number, 'success')
    await developer.getByRole('checkbox', { name: new RegExp(`#${number}$`) }).check()
    await developer.getByRole('button', { name: 'Open pull request' }).click()
    const dialog = developer.getByRole('dialog')
    await dialog.getByRole('checkbox', { name: /Autofix/ }).check()
    await dialog
      .getByRole('button', { name: /pull request|Start/ })
      .last()
      .click()
    await expect(dialog).toHaveCount(0)
    await expect.poll(() => pulls(muster)[0]?.reviewers, { timeout: 30_000 }).toEqual([MAYA])
    await expect(developer.getByText('Running')).toHaveCount(0)
    await developer.screenshot({ path: info.outputPath('acted.png'), fullPage: true })
  })
  const [pull] = pulls(muster)
  expect(pull).toMatchObject({ draft: true })
  await expect(developer.getByRole('link', { name: new RegExp(`#${pull?.number}\\b`) }).first()).toBeVisible()

  await step('The manager’s page shows it in progress', async () => {
    await manager.getByRole('button', { name: 'Sync now' }).first().click()
    await expect(manager.getByRole('region', { name: 'Campaign progress' })).toContainText(/In progress\s*2/)
  })

  await step('The alert gets fixed, and both see it closed', async () => {
    world.fixAlert(fullName, number)
    await manager.getByRole('button', { name: 'Sync now' }).first().click()
    await expect(manager.getByRole('region', { name: 'Campaign progress' })).toContainText(
      `1 of ${numbers.length}`,
    )
    await developer.reload()
    await expect(developer.getByRole('region', { name: /Progress/ })).toContainText(/1 of/)
  })

  await step('Today’s tracking stands in the campaign repository', async () => {
    const id = manager.url().split('/').at(-1)
    const today = new Date().toISOString().slice(0, 10)
    await expect.poll(() => world.file(SHARED, `tracking/${id}/${today}.json`)).toContain('"inProgress"')
  })

  await step('Both edit it at once: different fields merge', async () => {
    await developer.goto(manager.url())
    await expect(developer.getByRole('heading', { name })).toBeVisible()
    await edit(manager, 'Campaign name', 'Billing without any holes')
    await edit(developer, 'Short description', 'Before the big audit.')
    await save(manager)
    await expect(manager.getByRole('dialog')).toHaveCount(0)
    await save(developer)
    await expect(developer.getByRole('dialog')).toHaveCount(0)
    await expect(developer.getByRole('heading', { name: 'Billing without any holes' })).toBeVisible()
  })

  await step('… and the same field shows both versions', async () => {
    await edit(manager, 'Short description', 'As the manager says.')
    await edit(developer, 'Short description', 'As the developer says.')
    await save(developer)
    await expect(developer.getByRole('dialog')).toHaveCount(0)
    await save(manager)
    const dialog = manager.getByRole('dialog')
    await expect(dialog).toContainText('As the developer says.')
    await expect(dialog.getByRole('textbox', { name: 'Short description' })).toHaveValue(
      'As the manager says.',
    )
    await save(manager)
    await expect(dialog).toHaveCount(0)
  })
  expect(world.file(SHARED, `campaigns/${manager.url().split('/').at(-1)}.json`)).toContain(
    'As the manager says.',
  )

  await step('A closed campaign is gone from the sidebar of the repository’s Security tab', async () => {
    await developer.goto(`https://github.com/${fullName}/security`)
    const listed = sidebar(developer).getByRole('link', { name: /Billing without any holes/ })
    await listed.click()
    await manager.getByRole('button', { name: 'Campaign options' }).click()
    await manager.getByRole('menuitem', { name: 'Close campaign' }).click()
    await manager.getByRole('dialog').getByRole('button', { name: 'Close campaign' }).click()
    await expect(manager.getByRole('dialog')).toHaveCount(0)
    await developer.getByRole('button', { name: 'Sync now' }).click()
    await expect(listed).toHaveCount(0)
  })
})
