import { randomUUID } from 'node:crypto'
import { expect, test, type Muster } from './fixtures.ts'
import type { Repository } from '../../demo/organization/model.ts'
import { DEVON, MAYA } from '../../demo/organization/people.ts'
import { DEMO_TOKENS } from '../../demo/organization/tokens.ts'

const ORGANIZATION = 'octo-org'
const SHARED = `${ORGANIZATION}/security-campaigns`
const DAY = 86_400_000
const { step } = test

/** What of the extension's own world is read in its worker. */
interface Worker {
  chrome: {
    action: { getBadgeText(of: object): Promise<string>; getTitle(of: object): Promise<string> }
    notifications: {
      create(id: string, options: object): Promise<string>
      onClicked: { dispatch(id: string): void }
    }
  }
  /** Ids of the notifications that this worker has made. */
  made?: string[]
}

/** What the button says, and the ids of what this worker has shown so far: a notification itself goes after some seconds. */
async function told(muster: Muster) {
  const worker = await muster.worker()
  return worker.evaluate(async () => {
    const own = globalThis as unknown as Worker
    const { action, notifications } = own.chrome
    if (!own.made) {
      const made: string[] = (own.made = [])
      const create = notifications.create.bind(notifications)
      notifications.create = (id, options) => {
        made.push(id)
        return create(id, options)
      }
    }
    const [text, title] = [await action.getBadgeText({}), await action.getTitle({})]
    return { text, title, shown: own.made }
  })
}

async function press(muster: Muster, id: string): Promise<void> {
  const worker = await muster.worker()
  await worker.evaluate(
    (one) => (globalThis as unknown as Worker).chrome.notifications.onClicked.dispatch(one),
    id,
  )
}

/** Two repositories with open alerts, to which Devon may push. */
function ofDevon({ github: { world } }: Muster): [Repository, Repository] {
  const [first, second] = (world.organization(ORGANIZATION)?.repositories ?? []).filter(
    ({ archived, alerts }) => !archived && alerts.some(({ state }) => state === 'open'),
  )
  if (!first || !second) throw new Error('Nothing to do')
  for (const { name } of [first, second]) world.giveAccess(`${ORGANIZATION}/${name}`, DEVON, 'push')
  return [first, second]
}

const date = (at: number) => new Date(at).toISOString().slice(0, 10)
const instant = (at: number) => new Date(at).toISOString().replace(/\.\d+/, '')

/** Somebody shares a campaign, from a browser that is not here. */
function share({ github }: Muster, name: string, repositories: Repository[], dueDate: string): string {
  const id = randomUUID()
  const made = instant(Date.now() - 20 * DAY)
  const file = {
    ...{ format: 'muster-campaign', version: 1, id, organization: ORGANIZATION },
    ...{ state: 'open', closedAt: null, closedBy: null },
    ...{ name, description: 'Before the audit.', dueDate, timeZone: 'UTC' },
    ...{ managers: [MAYA.login], contactLink: null, filter: 'is:open', template: null, leftOut: 0 },
    ...{ createdAt: made, createdBy: MAYA.login, publishedAt: made, updatedAt: made, updatedBy: MAYA.login },
    links: { issues: [], native: null },
    repositories: repositories.map((one) => ({
      ...{ id: one.id, fullName: `${ORGANIZATION}/${one.name}`, kind: 'code-scanning' },
      alerts: one.alerts.flatMap(({ state, number }) => (state === 'open' ? [number] : [])),
    })),
  }
  github.world.setFile(SHARED, `campaigns/${id}.json`, JSON.stringify(file))
  return id
}

/** Reads the campaign repository now, as *Sync now* does. */
async function look(muster: Muster): Promise<void> {
  const page = await muster.own('popup.html')
  await page.evaluate(
    (message) =>
      (
        globalThis as unknown as { chrome: { runtime: { sendMessage(one: unknown): Promise<unknown> } } }
      ).chrome.runtime.sendMessage(message),
    { muster: 'call', operation: 'sharing.look', input: { organization: ORGANIZATION } },
  )
  await page.close()
}

test('a developer is told once of a campaign where they can write, and the button counts it', async ({
  muster,
}) => {
  test.setTimeout(120_000)
  const { world } = muster.github
  world.createRepository(ORGANIZATION, 'security-campaigns')
  world.giveAccess(SHARED, DEVON, 'pull')
  const [billing, ledger] = ofDevon(muster)
  const name = 'Billing \u202ewithout holes<img src=x>'
  const id = share(muster, name, [billing], date(Date.now() + 40 * DAY))
  const page = `https://github.com/${ORGANIZATION}/${billing.name}/security#muster/campaigns/${id}`

  await step('with nothing but a token', async () => {
    expect((await told(muster)).text).toBe('')
    await muster.saveToken(DEMO_TOKENS.developer)
    await expect.poll(async () => (await told(muster)).text).toBe('1')
    const { title, shown } = await told(muster)
    expect(title).toBe('1 campaign needs you: 1 has alerts in repositories you can write to · Muster')
    expect(shown).toEqual([`new ${page}`])
  })

  await step('and not again after a sync, nor by another worker, which knows where it leads', async () => {
    await muster.killWorker()
    await muster.sync(ORGANIZATION)
    await told(muster)
    await press(muster, `new ${page}`)
    await expect.poll(() => muster.context.pages().map((one) => one.url())).toContain(page)
    await look(muster)
    await muster.sync(ORGANIZATION)
  })

  await step('the next ones come together, and lead to the organization', async () => {
    const dueDate = date(Date.now() + 40 * DAY)
    for (const one of ['Second', 'Third']) share(muster, one, [billing, ledger], dueDate)
    await look(muster)
    await expect.poll(async () => (await told(muster)).text).toBe('3')
    expect((await told(muster)).shown).toEqual([
      `new https://github.com/orgs/${ORGANIZATION}/security#muster`,
    ])
  })

  await step('switched off, a campaign is counted and not told', async () => {
    const options = await muster.own('options.html#notices')
    await options.getByRole('checkbox', { name: 'New campaigns' }).uncheck()
    await expect(options.getByText('Saved.')).toBeVisible()
    const before = (await told(muster)).shown
    share(muster, 'Fourth', [ledger], date(Date.now() + 40 * DAY))
    await look(muster)
    await expect.poll(async () => (await told(muster)).text).toBe('4')
    expect((await told(muster)).shown).toEqual(before)
    await options.reload()
    await expect(options.getByRole('checkbox', { name: 'New campaigns' })).not.toBeChecked()
    await expect(options.getByRole('checkbox', { name: /Due dates/ })).toBeChecked()
  })

  await step('without a token the button says nothing', async () => {
    const options = await muster.own('options.html#token')
    await options.getByRole('button', { name: 'Forget token' }).click()
    await options
      .getByRole('dialog')
      .getByRole('button', { name: /Forget/ })
      .click()
    await expect.poll(() => told(muster)).toMatchObject({ text: '', title: 'Muster' })
  })
})

test('a manager is reminded once of what is due, and sees on the button what is overdue', async ({
  muster,
}) => {
  test.setTimeout(120_000)
  const { world } = muster.github
  world.createRepository(ORGANIZATION, 'security-campaigns')
  const places = ofDevon(muster)
  await told(muster)
  const soon = share(muster, 'Soon', places, date(Date.now() + DAY))
  await muster.saveToken(DEMO_TOKENS.manager)
  await muster.sync(ORGANIZATION)
  await look(muster)
  const reminder = (id: string) =>
    `due https://github.com/orgs/${ORGANIZATION}/security#muster/campaigns/${id}`
  await expect.poll(async () => (await told(muster)).shown).toEqual([reminder(soon)])
  expect((await told(muster)).title).toContain('1 you manage is at risk')
  const over = share(muster, 'Over', places, date(Date.now() - DAY))
  await look(muster)
  await expect.poll(async () => (await told(muster)).shown).toEqual([reminder(soon), reminder(over)])
  expect((await told(muster)).title).toBe(
    '2 campaigns need you: 1 you manage is overdue, 1 you manage is at risk · Muster',
  )
  await muster.killWorker()
  await look(muster)
  await told(muster)
  // Once this one is told everything has been gone through again.
  const last = share(muster, 'Last', places, date(Date.now() + 6 * DAY))
  await look(muster)
  await expect.poll(async () => (await told(muster)).shown).toEqual([reminder(last)])
})
