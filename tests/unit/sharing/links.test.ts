import { beforeEach, describe, expect, it } from 'vitest'
import { create, look, seen } from './people'
import { ORGANIZATION, browser, fileIn, hub, messages, path, type Browser, type Hub } from './rig'
import { value } from '../storage/samples'

let github: Hub
let manager: Browser
let colleague: Browser

beforeEach(async () => {
  github = hub()
  manager = await browser(github, 'manager')
  colleague = await browser(github, 'colleague')
})

/** So many of the issues that wait are opened, as the outbox would. */
async function openIssues(id: string, most: number) {
  const tasks = value(await manager.store.outbox.tasks(id)).filter(({ kind }) => kind === 'issue')
  const waiting = tasks.filter(({ state }) => state === 'waiting').slice(0, most)
  value(
    await manager.store.outbox.settle(
      new Map(
        waiting.map((task, index) => [
          task.id,
          (one) => (one.kind === 'issue' ? { ...one, state: 'done', number: 70 + index } : one),
        ]),
      ),
    ),
  )
}

describe('links of a shared campaign', () => {
  it('to its issues are written once all are open, and reach the others', async () => {
    const { id } = await create(manager, { launch: { autofix: false, issues: true } })
    await openIssues(id, 1)
    await look(manager)
    expect(messages(github)).toHaveLength(1)
    await openIssues(id, 5)
    await look(manager)
    await look(manager)
    expect(messages(github).slice(1)).toEqual(['Link campaign "No SQL injection" to its issues'])
    expect(fileIn(github, path(id))).toMatchObject({
      links: { issues: [{ repositoryId: 1 }, { repositoryId: 2 }], native: null },
    })
    await look(colleague)
    expect(value(await colleague.store.publications.get(id)).issues).toHaveLength(2)
    value(await colleague.handlers['campaigns.close']({ id }))
    expect(fileIn(github, path(id))).toMatchObject({ state: 'closed', links: { issues: [{}, {}] } })
  })

  it('to its native campaign are written, read, and not lost by whoever does not know of it', async () => {
    const campaign = await create(manager)
    await look(colleague)
    value(
      await manager.store.publications.change(campaign.id, (now) => ({
        ...now,
        native: { state: 'published', number: 4 },
      })),
    )
    value(await manager.sharing.shareWaiting(ORGANIZATION))
    expect(fileIn(github, path(campaign.id))).toMatchObject({ links: { native: 4 } })
    value(await colleague.handlers['campaigns.close']({ id: campaign.id }))
    expect(fileIn(github, path(campaign.id))).toMatchObject({ state: 'closed', links: { native: 4 } })
    expect((await seen(colleague, campaign.id)).publication.native).toMatchObject({
      state: 'published',
      number: 4,
    })
  })
})
