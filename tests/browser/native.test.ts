import type { Page } from '@playwright/test'
import { expect, security, sidebar, test, type Muster } from './fixtures.ts'
import type { Alert } from '../../demo/organization/model.ts'

/** An organization with campaigns of GitHub's own, and one without. */

const ORGANIZATION = 'octo-org'
const CAMPAIGNS = `/orgs/${ORGANIZATION}/campaigns`
const { step } = test

const openAlerts = ({ github }: Muster): Alert[] =>
  (github.world.organization(ORGANIZATION)?.repositories ?? []).flatMap(({ alerts }) =>
    alerts.filter(({ state }) => state === 'open'),
  )

/** What of a campaign at GitHub is looked at: the rest of it leads to the whole world. */
function atGitHub({ github }: Muster, number: number) {
  const { name, description, state, alerts } = github.world.campaign(ORGANIZATION, number)
  return { name, description, state, alerts: alerts.length }
}
const countAt = ({ github }: Muster): number => github.world.campaigns(ORGANIZATION).length

/** How GitHub answered to every creation that was asked for. */
const creations = ({ github }: Muster): number[] =>
  github.world.writes.all
    .filter(({ method, path }) => method === 'POST' && path === CAMPAIGNS)
    .map(({ status }) => status)

const line = (page: Page) => page.getByRole('region', { name: 'Publication on GitHub' })
const dialog = (page: Page) => page.getByRole('dialog')

async function begin(page: Page, filter: string, name: string): Promise<void> {
  await page.goto(security(ORGANIZATION, `#muster/alerts?query=${encodeURIComponent(filter)}`))
  await page.getByRole('button', { name: 'Create campaign' }).first().click()
  await page.getByRole('textbox', { name: 'Campaign name' }).fill(name)
  await page.getByRole('textbox', { name: 'Short description' }).fill('Before the audit.')
  await page.getByLabel('Campaign due date').fill('2099-06-30')
  await dialog(page)
    .getByRole('checkbox', { name: /Autofix/ })
    .uncheck()
}

async function create(page: Page, name: string): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Create campaign' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

/** Opens the dialog of an option. */
async function choose(page: Page, option: string): Promise<void> {
  await page.getByRole('button', { name: 'Campaign options', exact: true }).click()
  await page.getByRole('menuitem', { name: option }).click()
  await expect(page.getByRole('dialog', { name: option })).toBeVisible()
}

async function confirm(page: Page, button: string): Promise<void> {
  await dialog(page).getByRole('button', { name: button, exact: true }).click()
  await expect(dialog(page)).toHaveCount(0)
}

test('GitHub’s campaigns stand beside ours, and ours become some of them, each once', async ({ muster }) => {
  test.setTimeout(120_000)
  const { world, faults } = muster.github
  world.switchNativeCampaigns(ORGANIZATION, true)
  const [first, second, third] = openAlerts(muster)
  if (!first || !second || !third) throw new Error('Too few alerts')
  const theirs = world.createCampaign(ORGANIZATION, {
    name: 'Made on <b>GitHub</b>',
    alerts: [first, second, third],
    contactLink: 'javascript:alert(1)',
  })
  world.fixAlert(`${ORGANIZATION}/${first.repository.name}`, first.number)
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()

  await step(
    'theirs is listed in the sidebar and the overview, and has a view with GitHub’s counts',
    async () => {
      await page.goto(security(ORGANIZATION, '#muster'))
      const link = sidebar(page).getByRole('link', { name: theirs.name })
      await expect(link.getByRole('progressbar')).toHaveAccessibleName(
        '33% closed: 2 open, 0 in progress, 1 closed',
      )
      await expect(page.getByRole('region', { name: 'GitHub’s campaigns' }).getByRole('row')).toContainText([
        'Campaign',
        '3 alerts: 2 open, 0 in progress, 1 closed',
      ])
      await link.click()
      await expect(page.getByRole('heading', { name: theirs.name, level: 1 })).toBeVisible()
      await expect(page.getByRole('region', { name: 'Campaign progress' })).toContainText(
        '1 of 3 alerts closed',
      )
      await expect(page.getByRole('link', { name: 'Open on GitHub', exact: true })).toHaveAttribute(
        'href',
        `https://github.com/orgs/${ORGANIZATION}/security/campaigns/${theirs.number}`,
      )
      expect(await page.locator('a[href^="javascript:"]').count()).toBe(0)
    },
  )

  await step('theirs is edited here', async () => {
    await choose(page, 'Edit campaign')
    await dialog(page).getByRole('textbox', { name: 'Campaign name' }).fill('Made elsewhere')
    await dialog(page).getByRole('textbox', { name: 'Contact link' }).fill('https://chat.example/security')
    await confirm(page, 'Save changes')
    expect(atGitHub(muster, theirs.number)).toMatchObject({ name: 'Made elsewhere', alerts: 3 })
    await expect(sidebar(page).getByRole('link', { name: 'Made elsewhere' })).toBeVisible()
  })

  const name = 'Critical first'
  await step(
    'ours is published as it is created; that the answer gets lost makes no second one',
    async () => {
      faults.add({ method: 'POST', path: CAMPAIGNS, performed: true, drop: true, times: 1 })
      await begin(page, 'is:open severity:critical', name)
      await dialog(page).getByRole('checkbox', { name: 'Publish as GitHub campaign' }).check()
      await create(page, name)
      await expect(line(page).getByRole('link', { name: /^campaign \d+$/ })).toBeVisible()
    },
  )
  const number = Number(/\d+/.exec((await line(page).getByRole('link').textContent()) ?? '')?.[0])
  const critical = openAlerts(muster).filter(({ rule }) => (rule.score ?? 0) >= 9).length
  expect(atGitHub(muster, number)).toMatchObject({ name, alerts: critical })
  expect(countAt(muster)).toBe(2)
  expect(creations(muster)).toHaveLength(1)
  await expect(sidebar(page).getByRole('link', { name })).toHaveCount(1)

  const twin = () => atGitHub(muster, number)
  await step('what is changed here is carried over', async () => {
    await choose(page, 'Edit campaign')
    await dialog(page).getByRole('textbox', { name: 'Short description' }).fill('Before the second audit.')
    await confirm(page, 'Save changes')
    await expect.poll(() => twin().description).toBe('Before the second audit.')
    await choose(page, 'Close campaign')
    await confirm(page, 'Close campaign')
    await expect.poll(() => twin().state).toBe('closed')
    await choose(page, 'Reopen campaign')
    await confirm(page, 'Reopen campaign')
    await expect.poll(() => twin().state).toBe('open')
  })

  await step('another is published later, by its options', async () => {
    await begin(page, 'is:open severity:high', 'High next')
    await create(page, 'High next')
    await expect(line(page)).toHaveCount(0)
    await choose(page, 'Publish as GitHub campaign')
    await confirm(page, 'Publish')
    await expect(line(page)).toContainText('Also on GitHub as')
    expect(world.campaigns(ORGANIZATION).at(-1)?.name).toBe('High next')
    await page.getByRole('button', { name: 'Campaign options', exact: true }).click()
    await expect(page.getByRole('menuitem', { name: 'Publish as GitHub campaign' })).toHaveCount(0)
    await page.keyboard.press('Escape')
  })

  await step(
    'GitHub’s tenth open campaign is its last: what is one too many is said where it was asked',
    async () => {
      while (countAt(muster) < 10)
        world.createCampaign(ORGANIZATION, { name: 'Of somebody else', alerts: [second] })
      await begin(page, 'is:open severity:medium', 'One too many')
      await create(page, 'One too many')
      await choose(page, 'Publish as GitHub campaign')
      await dialog(page).getByRole('button', { name: 'Publish', exact: true }).click()
      await expect(dialog(page).getByRole('alert')).toContainText('10 campaigns are open already')
      await dialog(page).getByRole('button', { name: 'Cancel' }).click()
      await expect(line(page)).toHaveCount(0)
      expect(countAt(muster)).toBe(10)
    },
  )
  expect(creations(muster).slice(1)).toEqual([200, 422])
})

test('where an organization has no campaigns of GitHub’s there is no trace of them', async ({ muster }) => {
  const { github } = muster
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  const seen = async () => (await page.locator('body').innerText()).match(/github(?:’s)? campaign/gi) ?? []

  await page.goto(security(ORGANIZATION, '#muster'))
  await expect(page.getByText('No campaigns yet')).toBeVisible()
  expect(await seen()).toEqual([])
  await begin(page, 'is:open severity:critical', 'Ours alone')
  await expect(dialog(page).getByRole('checkbox', { name: /issue/ })).toBeVisible()
  expect(await seen()).toEqual([])
  await create(page, 'Ours alone')
  expect(await seen()).toEqual([])
  await page.getByRole('button', { name: 'Campaign options', exact: true }).click()
  await expect(page.getByRole('menuitem', { name: 'Copy announcement' })).toBeVisible()
  expect(await seen()).toEqual([])
  await page.keyboard.press('Escape')

  // Neither another page, nor another sync, nor another worker asks again.
  await page.goto(security(ORGANIZATION, '#muster/closed'))
  await muster.killWorker()
  await muster.sync(ORGANIZATION)
  await page.reload()
  await expect(sidebar(page).getByRole('link', { name: 'Ours alone' })).toBeVisible()
  expect(await seen()).toEqual([])
  await page.goto(security(ORGANIZATION, '#muster/native/1'))
  await expect(page.getByText('There is no such campaign')).toBeVisible()
  expect(github.requests.count(CAMPAIGNS)).toBe(1)
})
