import type { Browser, Page } from '@playwright/test'
import { expect, security, test, type Muster } from '../fixtures.ts'
import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { campaign } from './campaign-page.ts'
import { NAMES, type Told } from './campaigns.ts'
import * as csv from './csv.ts'
import { html, markdown, snapshot } from './documents.ts'
import { downloads, type Format, type Saved } from './handing-out.ts'
import { inRepository, inSidebar, options, overview, popup } from './pages.ts'
import { nameOfPlace, recount, trackingOf, type Story } from './story.ts'
import { NONE, SUM, sharesOf, sumOf, type Account, type Said } from './totals.ts'
import { inViewer, openedOffline, viewerOf } from './viewer.ts'

/** Where it is looked at. */
interface Places {
  story: Story
  muster: Muster
  /** On GitHub. */
  page: Page
  /** A browser without the extension. */
  other: Browser
}

/** Every campaign that a surface names has to be what was recounted, in whatever the surface says of it. */
function agree(surface: string, said: Said, truth: Said): void {
  const expected = Object.entries(said).map(([name, account]) => {
    const keys = Object.keys(account) as (keyof Account)[]
    return [name, Object.fromEntries(keys.map((key) => [key, truth[name]?.[key]]))]
  })
  expect(Object.keys(said), surface).toEqual(expect.arrayContaining(NAMES))
  expect(said, surface).toEqual(Object.fromEntries(expected))
}

/** A surface that follows the data by itself may take a moment. */
const soon = (surface: string, read: () => Promise<Said>, truth: Said) =>
  test.step(surface, () =>
    expect(async () => agree(surface, await read(), truth)).toPass({ timeout: 30_000 }),
  )

async function each(told: Told[], read: (one: Told) => Promise<Partial<Account>>): Promise<Said> {
  const said: Said = {}
  for (const one of told) said[one.name] = await read(one)
  return said
}

/** What there is at GitHub now, by campaign and in all; with `repository` in that one alone. */
function truthOf({ world }: Story, told: Told[], repository?: string): Said {
  const accounts = told.map(({ name, members }): [string, Account] => [name, recount(world, members)])
  if (repository === undefined)
    return { ...Object.fromEntries(accounts), [SUM]: sumOf(accounts.map(([, account]) => account)) }
  return Object.fromEntries(
    accounts.map(([name, { groups }]) => [name, sharesOf(groups[repository] ?? NONE)]),
  )
}

/** Looks at every surface, and gives the files that were handed out. */
export async function everywhere(places: Places, told: Told[]): Promise<Record<Format, Saved>> {
  const truth = truthOf(places.story, told)
  await pages(places, told, truth)
  const { muster, other } = places
  const files = await test.step('downloads', () => downloads(muster))
  agree('alerts.csv', csv.alerts(files.alerts.text), truth)
  agree('csv of the charts', csv.charts(files), truth)
  agree('summary.md', markdown(files.markdown.text), truth)
  agree('snapshot.json', snapshot(files.snapshot.text), truth)
  await test.step('report.html', async () =>
    agree('report.html', await openedOffline(other, files.html, html), truth))
  await test.step('viewer', async () => {
    const { list, views } = await viewerOf(other, [files.snapshot], (viewer) => inViewer(viewer, NAMES))
    agree('list of the viewer', list, truth)
    agree('campaign in the viewer', views, truth)
  })
  return files
}

async function pages({ story, muster, page }: Places, told: Told[], truth: Said): Promise<void> {
  await soon('overview', () => overview(page, NAMES), truth)
  await soon('sidebar', () => inSidebar(page, NAMES), truth)
  const onGitHub = async ({ id }: Told) => {
    await page.goto(security(ORGANIZATION, `#muster/campaigns/${id}`))
    return campaign(page)
  }
  await soon('campaign page', () => each(told, onGitHub), truth)
  await soon('popup', () => popup(muster, NAMES), truth)
  await soon('options', () => options(muster), truth)
  const inOptions = async ({ id }: Told) => {
    const own = await muster.own(`options.html#tracking/${ORGANIZATION}/${id}`)
    const said = await campaign(own)
    await own.close()
    return said
  }
  await soon('campaign in the options', () => each(told, inOptions), truth)
  const place = nameOfPlace(story, told.at(-1)?.members[0]?.repositoryId ?? 0)
  const here = () => each(told, ({ id }) => inRepository(page, place, id))
  await soon('repository page', here, truthOf(story, told, place))
  const shared = ({ id }: Told) => Promise.resolve({ totals: trackingOf(story.world, id) })
  await soon('campaign repository', () => each(told, shared), truth)
}
