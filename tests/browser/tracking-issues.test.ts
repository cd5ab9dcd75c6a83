import type { Page } from '@playwright/test'
import { expect, security, sidebar, test } from './fixtures.ts'
import { createWorld } from '../../demo/organization/create-world.ts'
import type { Repository } from '../../demo/organization/model.ts'

const ORGANIZATION = 'octo-org'
const DAY = 86_400_000

/** GitHub's clock, which can be put ahead of this computer's: Muster goes by GitHub's. */
let ahead = 0
const world = createWorld({
  now: Date.now(),
  clock: () => Date.now() + ahead,
  alerts: 240,
  repositories: 6,
})
const places = twoPlaces()

test.use({ options: { alerts: 0, repositories: 1, server: { world }, colorScheme: 'light' } })

/** Two repositories with a handful of alerts each to run the campaign on: the filter names their topic. */
function twoPlaces(): Repository[] {
  const all = world.organization(ORGANIZATION)?.repositories ?? []
  const chosen = all
    .filter(({ archived, alerts }) => !archived && alerts.some(({ state }) => state === 'open'))
    .slice(0, 2)
  for (const repository of chosen) repository.topics.push('pilot')
  return chosen
}

const open = ({ alerts }: Repository) => alerts.filter(({ state }) => state === 'open')
/** The campaign's issue in each repository; exactly one. */
function issues() {
  return places.map((repository) => {
    const ours = repository.issues.filter(({ body }) => body?.includes('<!-- muster campaign='))
    expect(ours, repository.name).toHaveLength(1)
    const [issue] = ours
    if (!issue) throw new Error(`No issue in ${repository.name}`)
    return { repository, issue }
  })
}
/** What the comments on each issue were made for, in order. */
const occasions = () =>
  issues().map(({ issue }) => issue.comments.map(({ body }) => / (\w+)=\S+ -->$/.exec(body)?.[1]))
const twice = (told: string[]) => [told, told]
/** How often each kind of write was asked for, whatever became of it. */
function writes(): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { method, path } of world.writes.all) {
    const kind = `${method} ${/\/(comments|issues)(?:\/\d+)?$/.exec(path)?.[1] ?? path}`
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

async function choose(page: Page, option: string): Promise<void> {
  await page.getByRole('button', { name: 'Campaign options' }).first().click()
  await page.getByRole('menuitem', { name: option }).click()
  await expect(page.getByRole('dialog', { name: option })).toBeVisible()
}

/** At one write a second, and with an alarm that may take half a minute. */
const SOON = { timeout: 90_000 }

test('tracking issues follow their campaign: opened, edited, due, closed, reopened, deleted, nothing twice', async ({
  muster,
}) => {
  test.setTimeout(300_000)
  expect(places).toHaveLength(2)
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  const { step } = test

  await step('created with a tracking issue in each repository', async () => {
    await page.goto(security(ORGANIZATION, '#muster/alerts?query=is:open+topic:pilot'))
    await page.getByRole('button', { name: 'Create campaign' }).first().click()
    await page.getByRole('textbox', { name: 'Campaign name' }).fill('Two places')
    await page.getByRole('textbox', { name: 'Short description' }).fill('Before the audit')
    await page
      .getByLabel('Campaign due date')
      .fill(new Date(Date.now() + 60 * DAY).toISOString().slice(0, 10))
    await page.getByRole('checkbox', { name: /Autofix/ }).uncheck()
    await page.getByRole('checkbox', { name: /issue/ }).check()
    await page.getByRole('dialog').getByRole('button', { name: 'Create campaign' }).click()
    await expect(page.getByRole('region', { name: 'Launch' })).toContainText(/Done/, SOON)
    await expect(page.getByRole('region', { name: 'Launch' })).toContainText('2 tracking issues are there')
    for (const { repository, issue } of issues()) {
      expect(issue.title).toBe('Security campaign: Two places')
      for (const { number } of open(repository))
        expect(issue.body).toContain(`/${repository.name}/security/code-scanning/${number}>)`)
      expect(issue.body).toContain('Before the audit')
      expect(issue.body).toContain('@maya-manager')
    }
    expect(writes()).toEqual({ 'POST issues': 2 })
  })

  const due = new Date(Date.now() + 30 * DAY)
  await step('edited: the same issues say it, and what people wrote around stays', async () => {
    const [first] = issues()
    if (!first) throw new Error('No issue')
    const name = `${ORGANIZATION}/${first.repository.name}`
    world.editIssue(name, first.issue.number, { body: `Ours in sprint 12.\n\n${first.issue.body}` })
    await choose(page, 'Edit campaign')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Short description' }).fill('Before the second audit')
    await dialog.getByLabel('Campaign due date').fill(due.toISOString().slice(0, 10))
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await expect(dialog).toHaveCount(0)
    await expect.poll(writes, SOON).toEqual({ 'POST issues': 2, 'PATCH issues': 2 })
    const written = due.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
    await expect
      .poll(() => issues().map(({ issue }) => issue.body?.includes('Before the second audit')), SOON)
      .toEqual([true, true])
    for (const { issue } of issues()) {
      expect(issue.body).not.toContain('Before the audit')
      expect(issue.body).toContain(written)
    }
    expect(issues()[0]?.issue.body).toMatch(/^Ours in sprint 12\./)
    expect(occasions()).toEqual([[], []])
  })

  await step('its due date comes, by GitHub’s clock: said once on each issue', async () => {
    ahead = 31 * DAY
    await muster.sync(ORGANIZATION)
    await expect.poll(occasions, SOON).toEqual(twice(['due']))
    await page.reload()
    await expect(page.getByRole('region', { name: 'Status' })).toContainText('Overdue')
    // A new worker, and another pull, have nothing to add.
    await muster.killWorker()
    await muster.sync(ORGANIZATION)
  })

  await step('closed', async () => {
    await choose(page, 'Close campaign')
    await page.getByRole('dialog').getByRole('button', { name: 'Close campaign' }).click()
    await expect.poll(occasions, SOON).toEqual(twice(['due', 'closed']))
  })

  await step('reopened', async () => {
    await choose(page, 'Reopen campaign')
    await page.getByRole('dialog').getByRole('button', { name: 'Reopen campaign' }).click()
    await expect.poll(occasions, SOON).toEqual(twice(['due', 'closed', 'reopened']))
  })

  await step('deleted, while its last words are still to be written', async () => {
    await choose(page, 'Delete campaign')
    await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click()
    await expect(sidebar(page).getByRole('link', { name: /Two places/ })).toHaveCount(0)
    await expect.poll(occasions, SOON).toEqual(twice(['due', 'closed', 'reopened', 'deleted']))
  })

  expect(writes()).toEqual({ 'POST issues': 2, 'PATCH issues': 2, 'POST comments': 8 })
  expect(world.writes.all.every(({ status, user }) => status < 300 && user === 'maya-manager')).toBe(true)
  const asked = world.writes.all.map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`)
  expect(new Set(asked).size).toBe(asked.length)
})
