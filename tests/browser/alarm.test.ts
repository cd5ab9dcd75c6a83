import { randomUUID } from 'node:crypto'
import { expect, test, type Muster } from './fixtures.ts'
import { MAYA } from '../../demo/organization/people.ts'

const ORGANIZATION = 'octo-org'
const SHARED = `${ORGANIZATION}/security-campaigns`
const HOURLY = 'sync-open-campaigns'
const DAY = 86_400_000
const { step } = test

/** What of the extension's own world is used in its worker. */
interface Worker {
  chrome: {
    runtime: { sendMessage(message: unknown): Promise<unknown> }
    alarms: {
      create(name: string, when: { when: number; periodInMinutes?: number }): Promise<void>
      get(name: string): Promise<{ periodInMinutes?: number; scheduledTime: number } | undefined>
      onAlarm: { dispatch(alarm: { name: string }): void }
    }
  }
}

test.use({ options: { alerts: 900, repositories: 20, server: {}, colorScheme: 'light' } })

/** How often a later pull was begun: with nothing changed each asks for one page, by the latest change. */
const pulls = ({ github }: Muster) =>
  github.requests.count(/^\/orgs\/octo-org\/code-scanning\/alerts\?.*sort=updated/)

/** Lets real alarms ring in so many milliseconds, all at the same moment; the hourly one rings every hour after. */
async function ring(muster: Muster, names: readonly string[], wait = 100): Promise<void> {
  const worker = await muster.worker()
  await worker.evaluate(
    async ([all, hourly, soon]) => {
      const { alarms } = (globalThis as unknown as Worker).chrome
      const when = Date.now() + soon
      for (const name of all)
        await alarms.create(name, name === hourly ? { when, periodInMinutes: 60 } : { when })
    },
    [names, HOURLY, wait] as const,
  )
}

/** The hourly alarm as the browser has it. */
async function hourly(muster: Muster) {
  const worker = await muster.worker()
  return worker.evaluate((name) => (globalThis as unknown as Worker).chrome.alarms.get(name), HOURLY)
}

/** Whether it has rung: the next time is then an hour away. */
async function rangLast(muster: Muster): Promise<boolean> {
  return ((await hourly(muster))?.scheduledTime ?? 0) > Date.now() + 50 * 60_000
}

/** Somebody has shared an open campaign, and the campaign repository is read. */
async function share(muster: Muster): Promise<void> {
  const { world } = muster.github
  const [repository] = (world.organization(ORGANIZATION)?.repositories ?? []).filter(({ alerts }) =>
    alerts.some(({ state }) => state === 'open'),
  )
  if (!repository) throw new Error('Nothing to do')
  world.createRepository(ORGANIZATION, 'security-campaigns')
  const id = randomUUID()
  const made = new Date(Date.now() - 20 * DAY).toISOString().replace(/\.\d+/, '')
  const file = {
    ...{ format: 'muster-campaign', version: 1, id, organization: ORGANIZATION },
    ...{ state: 'open', closedAt: null, closedBy: null, name: 'Injections', description: 'All of them.' },
    ...{ dueDate: new Date(Date.now() + 20 * DAY).toISOString().slice(0, 10), timeZone: 'UTC' },
    ...{ managers: [MAYA.login], contactLink: null, filter: 'is:open', template: null, leftOut: 0 },
    ...{ createdAt: made, createdBy: MAYA.login, publishedAt: made, updatedAt: made, updatedBy: MAYA.login },
    links: { issues: [], native: null },
    repositories: [
      {
        ...{ id: repository.id, fullName: `${ORGANIZATION}/${repository.name}`, kind: 'code-scanning' },
        alerts: repository.alerts.flatMap(({ state, number }) => (state === 'open' ? [number] : [])),
      },
    ],
  }
  world.setFile(SHARED, `campaigns/${id}.json`, JSON.stringify(file))
  const page = await muster.own('popup.html')
  await page.evaluate((message) => (globalThis as unknown as Worker).chrome.runtime.sendMessage(message), {
    muster: 'call',
    operation: 'sharing.look',
    input: { organization: ORGANIZATION },
  })
  await page.close()
}

/** Ends the worker without waking another: a page of ours would ask it for something. */
async function killQuietly({ context, extensionId }: Muster): Promise<void> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/manifest.json`)
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await page.close()
}

test('every hour the organizations with open campaigns are synced by alarm, without a page open', async ({
  muster,
}) => {
  test.setTimeout(120_000)
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  await muster.untilQuiet()

  await step('the alarm is set for every hour', async () => {
    expect(await hourly(muster)).toMatchObject({ periodInMinutes: 60 })
  })

  await step('without an open campaign nothing is asked of the alerts', async () => {
    await ring(muster, [HOURLY])
    await expect.poll(() => rangLast(muster)).toBe(true)
    await muster.untilQuiet()
    expect(pulls(muster)).toBe(0)
  })

  await step('with one its alerts are asked for', async () => {
    await share(muster)
    await muster.untilQuiet()
    const before = pulls(muster)
    await ring(muster, [HOURLY])
    await expect.poll(() => pulls(muster)).toBe(before + 1)
    await muster.untilQuiet()
    expect(pulls(muster)).toBe(before + 1)
  })

  await step('three alarms at once start one sync', async () => {
    const before = pulls(muster)
    await ring(muster, [HOURLY, 'resume', 'outbox'])
    await expect.poll(() => pulls(muster)).toBe(before + 1)
    await muster.untilQuiet()
    expect(pulls(muster)).toBe(before + 1)
    const worker = await muster.worker()
    await worker.evaluate((name) => {
      const { onAlarm } = (globalThis as unknown as Worker).chrome.alarms
      for (let time = 0; time < 3; time++) onAlarm.dispatch({ name })
    }, HOURLY)
    await expect.poll(() => pulls(muster)).toBe(before + 2)
    await muster.untilQuiet()
    expect(pulls(muster)).toBe(before + 2)
  })

  await step('it wakes a worker that was killed, and stays set', async () => {
    const before = pulls(muster)
    await ring(muster, [HOURLY], 3000)
    const old = await muster.worker()
    await old.evaluate(() => Object.assign(globalThis, { isOld: true }))
    await killQuietly(muster)
    expect(pulls(muster)).toBe(before)
    await expect.poll(() => pulls(muster)).toBe(before + 1)
    const worker = await muster.worker()
    expect(await worker.evaluate(() => 'isOld' in globalThis)).toBe(false)
    expect(await rangLast(muster)).toBe(true)
  })
})
