import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { loginAs } from '../../demo/browser/login.ts'
import type { Repository } from '../../demo/organization/model.ts'
import { DEVON, MAYA } from '../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'
import type { Muster } from './fixtures.ts'
import { expect } from './fixtures.ts'

/** A developer on the pages of a repository that a shared campaign concerns. */

export const ORGANIZATION = 'octo-org'
export const CAMPAIGN = 'Before the audit'
const SHARED = `${ORGANIZATION}/security-campaigns`

export interface Stage {
  muster: Muster
  repository: Repository
  /** `octo-org/shop` */
  fullName: string
  /** The campaign's alerts: open, Autofix can fix them, and nobody works on them. */
  numbers: number[]
  /** The campaign's panel in the repository. */
  panel: string
  alertPage(number: number): string
}

interface Cast {
  /** So many alerts are in the campaign. */
  alerts?: number
  /** Who is logged in on GitHub's pages, and whose token it is. */
  login?: string
  token?: string
  /** What Devon may do in the repository. */
  access?: 'push' | 'pull'
}

/** Shares a campaign of a repository, as somebody did elsewhere, and gives the developer's browser a token. */
export async function stage(muster: Muster, cast: Cast = {}): Promise<Stage> {
  const { alerts = 5, login = DEVON.login, token = DEMO_TOKENS.developer, access = 'push' } = cast
  const { world } = muster.github
  const repository = (world.organization(ORGANIZATION)?.repositories ?? []).find(
    (one) => !one.archived && one.visibility === 'private' && untouched(one).length >= alerts,
  )
  if (!repository) throw new Error('No repository has so many alerts')
  const fullName = `${ORGANIZATION}/${repository.name}`
  const numbers = untouched(repository).slice(0, alerts)
  world.createRepository(ORGANIZATION, 'security-campaigns')
  world.giveAccess(fullName, DEVON, access)
  const id = share(muster, repository, numbers)
  await loginAs(muster.context, login)
  await muster.saveToken(token)
  return {
    ...{ muster, repository, fullName, numbers },
    panel: `https://github.com/${fullName}/security#muster/campaigns/${id}`,
    alertPage: (number) => `https://github.com/${fullName}/security/code-scanning/${number}`,
  }
}

/** Open alerts that Autofix supports, with no one and nothing at work on them. */
function untouched({ alerts, branches, pullRequests }: Repository): number[] {
  return alerts
    .filter(({ state, rule, assignees }) => state === 'open' && rule.autofix && assignees.length === 0)
    .map(({ number }) => number)
    .filter((number) => !branches.some(({ name }) => name.startsWith(`alert-autofix-${number}`)))
    .filter((number) => !pullRequests.some((pull) => pull.alerts.includes(number)))
}

function share({ github }: Muster, { id: repositoryId, name }: Repository, alerts: number[]): string {
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
    repositories: [{ id: repositoryId, fullName: `${ORGANIZATION}/${name}`, kind: 'code-scanning', alerts }],
  }
  github.world.setFile(SHARED, `campaigns/${id}.json`, JSON.stringify(file))
  return id
}

/** What was written at GitHub, in order: `POST /git/refs 201`, without the repository's own address. */
export function writes({ muster, fullName }: Stage): string[] {
  const own = `/repos/${fullName}`
  return muster.github.world.writes.all.map(
    ({ method, path, status }) => `${method} ${path.replace(own, '')} ${status}`,
  )
}

/** The campaign's panel with its alerts. */
export async function openPanel(stage: Stage): Promise<Page> {
  const page = await stage.muster.context.newPage()
  // What was shared is read when a page asks for the first time; until then there is nothing to show.
  await expect(async () => {
    await page.goto(`https://github.com/${stage.fullName}/security`)
    await page.goto(stage.panel)
    await expect(page.getByRole('heading', { name: CAMPAIGN, level: 1 })).toBeVisible({ timeout: 5000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByRole('region', { name: 'Alerts' }).getByRole('row').nth(1)).toBeVisible()
  return page
}

/** Of a long list only the rows in sight are on the page: what is not there is looked for at the end. */
export async function select(page: Page, numbers: readonly number[]): Promise<void> {
  for (const number of numbers) {
    const box = page.getByRole('checkbox', { name: new RegExp(`#${number}$`) })
    if ((await box.count()) === 0) await page.keyboard.press('End')
    await box.check()
  }
}

const BEHIND_MORE = ['Assign people', 'Dismiss', 'Create issue']

/** Opens an action's dialog and waits until it can be filled in, or says why not. */
export async function ask(page: Page, name: string): Promise<Locator> {
  if (BEHIND_MORE.includes(name)) {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name }).click()
  } else await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  await expect(dialog.locator('form').or(dialog.getByRole('alert'))).toBeVisible()
  return dialog
}

/** Presses the dialog's own button. */
export async function send(dialog: Locator, button: string): Promise<void> {
  await dialog.locator('footer').getByRole('button', { name: button }).click()
}

/** An action on the list, by its title. */
export function action(page: Page, title: string | RegExp): Locator {
  return page
    .getByRole('region', { name: 'Actions' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: title }) })
}
