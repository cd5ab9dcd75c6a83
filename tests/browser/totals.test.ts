import type { Browser, Page } from '@playwright/test'
import { expect, security, test as base } from './fixtures.ts'
import { ORGANIZATION } from '../../demo/organization/create-world.ts'
import { createBoth } from './totals/campaigns.ts'
import { changesBetween, compared } from './totals/comparison.ts'
import * as csv from './totals/csv.ts'
import { everywhere } from './totals/everywhere.ts'
import { createStory, nameOfPlace, recount, standing, type Standing } from './totals/story.ts'
import { launchOther, viewerOf } from './totals/viewer.ts'
import { deleteOne, reopen, work } from './totals/work.ts'

/** Wherever Muster tells how a campaign stands it tells the same, and that is what there is at GitHub. */

const test = base.extend<{ other: Browser }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names out of this pattern
  other: async ({}, use) => {
    const browser = await launchOther()
    await use(browser)
    await browser.close()
  },
})
/** Three weeks, and a month that ends yesterday. */
const story = createStory(51)
const { world } = story

test.use({ options: { alerts: 0, repositories: 1, server: { world }, colorScheme: 'light' } })

const syncNow = async (page: Page) => {
  await page.goto(security(ORGANIZATION, '#muster'))
  await page.getByRole('button', { name: 'Sync now' }).first().click()
}

test('popup, options, pages, files and viewer tell the same, now and a month later', async ({
  muster,
  other,
}) => {
  test.setTimeout(180_000)
  muster.context.setDefaultTimeout(15_000)
  await muster.saveToken()
  await muster.sync(ORGANIZATION)
  const page = await muster.context.newPage()
  const told = await test.step('create both campaigns', () => createBoth(page, story))
  const [many, few] = told
  expect(many.members.length).toBeGreaterThan(60)
  const places = { story, muster, other, page }

  // Somebody looks once a week.
  const days: [date: string, fixed: number, dismissed: number][] = []
  for (const week of [1, 2, 3]) {
    work(story, many.members, 7, { fix: 3 + week, dismiss: 2, begin: week })
    work(story, few.members, 0, { fix: 1, dismiss: 0, begin: week % 2 })
    await muster.sync(ORGANIZATION)
    const { fixed, dismissed } = recount(world, many.members).totals
    days.push([new Date(world.clock()).toISOString().slice(0, 10), fixed, dismissed])
  }
  const { open, inProgress, fixed, dismissed } = recount(world, many.members).totals
  expect(Math.min(open, inProgress, fixed, dismissed)).toBeGreaterThan(0)
  const first = await test.step('now', () => everywhere(places, told))
  const history = csv.history(first.timeline.text, many.name)
  for (const [date, ...closed] of days) expect(history.get(date), date).toEqual(closed)
  const before = told.map(({ members }) => standing(world, members))

  // Then nobody looks for a month, in which more happens than that alerts are closed.
  work(story, many.members, 10, { fix: 6, dismiss: 3, begin: 4 })
  work(story, few.members, 10, { fix: 1, dismiss: 1, begin: 0 })
  work(story, many.members, 10, { fix: 5, dismiss: 0, begin: 1 })
  deleteOne(story, many.members)
  reopen(story, many.members)
  // Who comes back after a month has begun anew since: what is gone is noticed by reading everything again.
  await muster.killWorker()
  await syncNow(page)
  const second = await test.step('a month later', () => everywhere(places, told))
  expect(recount(world, many.members).totals.notVisible).toBeGreaterThan(0)

  const after = told.map(({ members }) => standing(world, members))
  const all = (standings: Standing[]) => new Map(standings.flatMap((one) => [...one]))
  const changes = (was: Standing, is: Standing) =>
    changesBetween(was, is, (id) => nameOfPlace(story, Number(id)))
  await test.step('what the viewer compares', () =>
    viewerOf(other, [second.snapshot, first.snapshot], async (viewer) => {
      await expect(viewer.getByRole('table', { name: 'Open campaigns' })).toBeVisible()
      await viewer.getByRole('link', { name: 'Compare' }).click()
      await expect(viewer.getByText(/30 days/)).toBeVisible()
      for (const [index, { name }] of told.entries()) {
        const [was, is] = [before[index] ?? new Map(), after[index] ?? new Map()]
        expect(await compared(viewer, name), name).toEqual(changes(was, is))
      }
      expect(await compared(viewer, null)).toEqual(changes(all(before), all(after)))
    }))
})
