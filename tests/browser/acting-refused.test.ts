import { expect, test } from './fixtures.ts'
import { action, ask, openPanel, select, send, stage, writes } from './developer.ts'
import { loginAs } from '../../demo/browser/login.ts'
import { DEVON, NOOR, RUTH } from '../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'

/** What stands in the way of an action, as a developer meets it: a clear message, and nothing half done. */

const { step } = test

test('on an alert’s page: what has to be asked for, and what cannot be done', async ({ muster }) => {
  test.setTimeout(120_000)
  const at = await stage(muster)
  const { world } = muster.github
  const [number = 0] = at.numbers
  const page = await openPanel(at)
  await page.goto(at.alertPage(number))
  const strip = page.getByRole('region', { name: 'Campaigns of this alert' })
  await expect(strip).toContainText('Managed by maya-manager')

  await step('A dismissal is to be requested here: offered, asked once, and said so', async () => {
    world.switchDelegatedDismissal(at.fullName, true)
    const dialog = await ask(page, 'Dismiss')
    await dialog.getByRole('radio', { name: 'Mitigated' }).check()
    await send(dialog, 'Dismiss')
    await page.getByRole('button', { name: `Request dismissal: Dismissal for alert #${number}` }).click()
    const request = page.getByRole('dialog', { name: 'Request dismissal' })
    await request.getByRole('radio', { name: 'Mitigated' }).check()
    await send(request, 'Request dismissal')
    await expect(request.getByRole('textbox', { name: 'Comment' })).toHaveAttribute('aria-invalid', 'true')
    await request.getByRole('textbox', { name: 'Comment' }).fill('Behind the gateway.')
    await request.locator('footer').getByRole('button', { name: 'Request dismissal' }).dblclick()
    await expect(action(page, `Dismissal request for alert #${number}`)).toContainText('Dismissal requested')
    await expect(action(page, `Dismissal for alert #${number}`)).toHaveCount(0)
  })
  const patch = `PATCH /code-scanning/alerts/${number}`
  expect(writes(at)).toEqual([`${patch} 400`, `${patch} 200`])
  expect(world.dismissals.all).toMatchObject([
    { by: DEVON, reason: 'mitigated', comment: 'Behind the gateway.' },
  ])
  expect(world.alert(at.fullName, number).state).toBe('open')
  world.writes.clear()

  await step('A protected branch refuses the push, and nothing else is tried', async () => {
    world.protectBranch(at.fullName, 'release/*')
    world.setAutofix(at.fullName, number, 'success')
    const dialog = await ask(page, 'Open pull request')
    await dialog.getByRole('textbox', { name: 'Branch name' }).fill('release/1')
    await send(dialog, 'Open pull request')
    const fix = action(page, `Open pull request for alert #${number}`)
    await expect(fix).toContainText('The branch release/1 is protected: a rule refuses this push.')
    await expect(fix).toContainText('Draft pull request: left out')
  })
  expect(writes(at)).toEqual(['POST /git/refs 422'])
  world.writes.clear()

  await step('Somebody else is logged in on the page than the token’s user', async () => {
    await loginAs(muster.context, NOOR.login)
    await page.reload()
    const dialog = await ask(page, 'Create branch')
    await send(dialog, 'Create branch')
    await expect(dialog.getByRole('alert')).toContainText(
      'You are logged in as noor-haddad, but the token belongs to devon-developer. Nothing was written.',
    )
    await expect(dialog.getByRole('button', { name: 'Open options' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await loginAs(muster.context, DEVON.login)
    await page.reload()
  })

  await step('An empty repository has no branch to begin from; the rest can be done', async () => {
    world.emptyRepository(at.fullName)
    const dialog = await ask(page, 'Create branch')
    await expect(dialog.getByRole('alert')).toContainText(`The repository ${at.fullName} is empty.`)
    await dialog.locator('footer').getByRole('button', { name: 'Close' }).click()
    const assign = await ask(page, 'Assign people')
    await expect(assign.getByRole('combobox', { name: 'Assignees' })).toBeVisible()
    await assign.getByRole('button', { name: 'Cancel' }).click()
  })

  await step('An archived one takes nothing', async () => {
    world.archiveRepository(at.fullName)
    const dialog = await ask(page, 'Assign to Copilot')
    await expect(dialog.getByRole('alert')).toContainText(`The repository ${at.fullName} is archived`)
    await dialog.locator('footer').getByRole('button', { name: 'Close' }).click()
    await page.reload()
    await expect(strip).toContainText('This repository is archived.')
    await expect(strip.getByRole('button')).toHaveCount(0)
  })
  expect(writes(at)).toEqual([])
})

test('a security manager without write access dismisses, and is told why nothing can be pushed', async ({
  muster,
}) => {
  const at = await stage(muster, { login: NOOR.login, token: DEMO_TOKENS.securityManager })
  const page = await openPanel(at)
  const [number = 0] = at.numbers
  await select(page, [number])
  await expect(page.getByText(`The token’s user may not write to ${at.fullName}.`)).toBeVisible()
  await expect(
    page.getByRole('button', { name: /Create branch|Commit autofix|Open pull request/ }),
  ).toHaveCount(0)
  const dialog = await ask(page, 'Dismiss')
  await dialog.getByRole('radio', { name: 'Won’t fix' }).check()
  await send(dialog, 'Dismiss')
  await expect(action(page, `Dismissal for alert #${number}`)).toContainText('Dismissed')
  expect(writes(at)).toEqual([`PATCH /code-scanning/alerts/${number} 200`])
})

test('who may only read the repository sees the campaign, why nothing more, and nothing to press', async ({
  muster,
}) => {
  const at = await stage(muster, { login: RUTH.login, token: DEMO_TOKENS.reader, access: 'pull' })
  muster.github.world.unhideRepository(at.fullName)
  const page = await muster.context.newPage()
  await expect(async () => {
    await page.goto(`https://github.com/${at.fullName}/security`)
    await page.goto(at.panel)
    await expect(page.getByText(/may not read the code scanning alerts of this repository/)).toBeVisible({
      timeout: 5000,
    })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'Progress here' })).toContainText('5 alerts')
  await page.goto(at.alertPage(at.numbers[0] ?? 0))
  for (const name of ['Create branch', 'Commit autofix', 'Assign to Copilot', 'More actions'])
    await expect(page.getByRole('button', { name })).toHaveCount(0)
  expect(writes(at)).toEqual([])
})
