import { expect, test } from './fixtures.ts'
import { CAMPAIGN, action, ask, openPanel, select, send, stage, writes } from './developer.ts'
import { COPILOT, DEVON, MAYA, NOOR } from '../../demo/organization/people.ts'

/** What a developer has done for alerts, as they do it and as GitHub is left by it: everything once. */

const { step } = test

test('a branch, suggestions on it and a pull request, through the death of the worker', async ({
  muster,
}) => {
  test.setTimeout(120_000)
  const at = await stage(muster)
  const { world } = muster.github
  const [first = 0, second = 0, third = 0] = at.numbers
  const chosen = [first, second, third]
  for (const number of [first, second]) world.setAutofix(at.fullName, number, 'success')
  const branch = `alert-autofix-${chosen.join('-')}`
  const page = await openPanel(at)

  await step(
    'A branch from the default branch, of the name that is proposed, however often the button is pressed',
    async () => {
      await select(page, chosen)
      const dialog = await ask(page, 'Create branch')
      await expect(dialog.getByRole('textbox', { name: 'Branch name' })).toHaveValue(branch)
      await dialog.locator('footer').getByRole('button', { name: 'Create branch' }).dblclick()
      await expect(dialog).toHaveCount(0)
      const made = action(page, 'Create branch for 3 alerts')
      await expect(made).toContainText('Done')
      await expect(made.getByRole('link', { name: branch })).toHaveAttribute(
        'href',
        new RegExp(`/tree/${branch}$`),
      )
    },
  )
  expect(writes(at)).toEqual(['POST /git/refs 201'])
  expect(world.commits(at.fullName, branch)).toEqual(world.commits(at.fullName))

  // What is in progress comes first: the list has another order now.
  const rows = page.getByRole('region', { name: 'Alerts' }).getByRole('table').getByRole('row')
  await expect(rows.nth(3)).toContainText('In progress')

  await step('Its name is taken now: said beside the field, and what was typed stays', async () => {
    await select(page, chosen)
    const dialog = await ask(page, 'Commit autofix')
    const name = dialog.getByRole('textbox', { name: 'Branch name' })
    await expect(name).toHaveValue(`${branch}.1`)
    await name.fill(branch)
    await send(dialog, 'Commit autofix')
    await expect(dialog).toContainText(`The branch ${branch} exists already.`)
    await expect(name).toBeFocused()
    await expect(name).toHaveValue(branch)
    await dialog.getByRole('button', { name: 'Cancel' }).click()
  })

  await step(
    'Suggestions and a draft go on the branch that is there, while the worker is killed',
    async () => {
      const dialog = await ask(page, 'Open pull request')
      await expect(dialog.getByRole('radio', { name: 'Existing branch' })).toBeChecked()
      await expect(dialog.getByLabel('Branch name')).toHaveValue(branch)
      await dialog.getByRole('checkbox', { name: /Autofix/ }).check()
      await send(dialog, 'Open pull request')
      await expect.poll(() => writes(at).length).toBeGreaterThan(1)
      await muster.killWorker()
      await page.reload()
      const fix = action(page, 'Open pull request for 3 alerts')
      await expect(fix).toContainText('1 step failed', { timeout: 60_000 })
      await expect(fix).toContainText('2 of 3 committed, 1 failed')
      await expect(fix).toContainText(`Alert #${third}: Copilot Autofix has no suggestion for this alert.`)
      await expect(fix.getByRole('link', { name: /^Pull request #/ }).first()).toBeVisible()
    },
  )
  const pull = at.repository.pullRequests.at(-1)
  expect(writes(at)).toEqual([
    'POST /git/refs 201',
    `POST /code-scanning/alerts/${first}/autofix/commits 201`,
    `POST /code-scanning/alerts/${second}/autofix/commits 201`,
    'POST /pulls 201',
    `POST /pulls/${pull?.number}/requested_reviewers 201`,
  ])
  expect(pull).toMatchObject({ draft: true, author: DEVON, branch, reviewers: [MAYA] })
  for (const words of [CAMPAIGN, MAYA.login, `/security/code-scanning/${first}`])
    expect(pull?.body).toContain(words)
  await expect(page.getByRole('region', { name: 'Progress here' })).toContainText(/In progress\s*3/)

  await step('What failed is tried again, and only that', async () => {
    world.setAutofix(at.fullName, third, 'success')
    await page.getByRole('button', { name: /^Try again/ }).click()
    await expect(action(page, 'Open pull request for 3 alerts')).toContainText('3 of 3 committed')
  })
  expect(writes(at).slice(5)).toEqual([`POST /code-scanning/alerts/${third}/autofix/commits 201`])
})

test('people, Copilot, a dismissal and an issue', async ({ muster }) => {
  test.setTimeout(120_000)
  const at = await stage(muster, { alerts: 26 })
  const page = await openPanel(at)
  const alert = (number: number) => muster.github.world.alert(at.fullName, number)
  const everything = page.getByRole('checkbox', { name: 'Select all that are left to do' })

  await step('26 alerts are too many for Copilot', async () => {
    await everything.click()
    await expect(page.getByText('26 alerts selected')).toBeVisible()
    // It keeps the focus and can be pressed, although it does nothing but say why.
    await page.getByRole('button', { name: 'Assign to Copilot' }).click({ force: true })
    await expect(page.getByRole('alert')).toHaveText(
      'Copilot takes at most 25 alerts at once; 26 are selected.',
    )
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })
  expect(writes(at)).toEqual([])

  const row = page.getByRole('checkbox', { name: /#\d+$/ }).first()
  const left = Number(/#(\d+)$/.exec(await row.evaluate(labelOf))?.[1])
  await step('25 are not', async () => {
    await row.uncheck()
    const dialog = await ask(page, 'Assign to Copilot')
    await send(dialog, 'Assign to Copilot')
    const copilot = action(page, 'Assign to Copilot for 25 alerts')
    await expect(copilot).toContainText('25 of 25 assigned to Copilot', { timeout: 60_000 })
  })
  const others = at.numbers.filter((number) => number !== left)
  expect(writes(at)).toEqual(others.map((number) => `PATCH /code-scanning/alerts/${number} 200`))
  expect(others.every((number) => alert(number).assignees.includes(COPILOT))).toBe(true)
  muster.github.world.writes.clear()

  // What is in progress comes first: a row that is pressed while the list takes its new order is another one.
  await expect(page.getByRole('region', { name: 'Progress here' })).toContainText(/In progress\s*25/)
  const rows = page.getByRole('region', { name: 'Alerts' }).getByRole('table').getByRole('row')
  await expect(rows.nth(1)).toContainText('In progress')

  await step('People are assigned beside each other', async () => {
    await select(page, [left])
    const dialog = await ask(page, 'Assign people')
    await dialog.getByRole('button', { name: 'Assign yourself' }).click()
    await dialog.getByRole('combobox', { name: 'Assignees' }).fill(NOOR.login)
    await send(dialog, 'Assign people')
    await expect(action(page, `Assign people for alert #${left}`)).toContainText(`Assigned Alert #${left}`)
  })
  expect(alert(left).assignees).toEqual([DEVON, NOOR])

  await step('An issue', async () => {
    await select(page, [left])
    const dialog = await ask(page, 'Create issue')
    await send(dialog, 'Create issue')
    await expect(
      action(page, `Create issue for alert #${left}`).getByRole('link', { name: /^Issue #/ }),
    ).toBeVisible()
  })
  expect(at.repository.issues.at(-1)?.body).toContain(CAMPAIGN)

  await step('A dismissal wants a reason, and says at most 280 characters', async () => {
    await select(page, [left])
    const dialog = await ask(page, 'Dismiss')
    const comment = dialog.getByRole('textbox', { name: 'Comment' })
    await comment.fill('x'.repeat(281))
    await send(dialog, 'Dismiss')
    await expect(dialog).toContainText('Choose a reason.')
    await expect(dialog.getByRole('radiogroup')).toHaveAttribute('aria-invalid', 'true')
    await expect(comment).toHaveAttribute('aria-invalid', 'true')
    await dialog.getByRole('radio', { name: 'Used in tests' }).check()
    await comment.fill('A fixture.')
    await send(dialog, 'Dismiss')
    await expect(action(page, `Dismissal for alert #${left}`)).toContainText(`Dismissed Alert #${left}`)
    await expect(page.getByRole('region', { name: 'Progress here' })).toContainText('1 of 26')
  })
  expect(alert(left).dismissal).toMatchObject({ by: DEVON, reason: 'used in tests', comment: 'A fixture.' })
  expect(writes(at)).toEqual([
    `PATCH /code-scanning/alerts/${left} 200`,
    'POST /issues 201',
    `PATCH /code-scanning/alerts/${left} 200`,
  ])
})

const labelOf = (box: Element) => (box instanceof HTMLInputElement && box.labels?.[0]?.textContent) || ''
