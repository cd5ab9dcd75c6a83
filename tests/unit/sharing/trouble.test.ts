import { beforeEach, describe, expect, it } from 'vitest'
import { create, edit, listed, look, seen } from './people'
import {
  NOW,
  ORGANIZATION,
  REPOSITORY,
  browser,
  fileIn,
  hub,
  messages,
  path,
  type Browser,
  type Hub,
} from './rig'
import { value } from '../storage/samples'
import type { SharedFileProblem } from '@/lib/backend/views'

let github: Hub
let manager: Browser

beforeEach(async () => {
  github = hub()
  manager = await browser(github, 'manager')
})

const ID = '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11'
const put = (at: string, text: string | Uint8Array) => github.world.setFile(REPOSITORY, at, text)
const plainly = (status: number, message: string) =>
  new Response(JSON.stringify({ message }), { status, headers: { 'content-type': 'application/json' } })
/** Answers a write in place of GitHub, after it was done or instead of it. */
function answerWrites(response: () => Response, when: 'before' | 'after', times = 1) {
  let left = times
  github.network[when] = (method) => (method === 'PUT' && left-- > 0 ? response() : null)
}
async function problems(who = manager): Promise<SharedFileProblem[]> {
  const { state } = await look(who)
  return state.state === 'present' ? state.problems : []
}

describe('a worker that is killed after GitHub has written and before anything is stored', () => {
  /** The next worker on the same disk; the old one never gets its answer. */
  async function killedDuring(work: () => Promise<unknown>): Promise<Browser> {
    const written = new Promise<void>((resolve) => {
      github.network.after = (method) => {
        if (method === 'PUT') {
          manager.kill()
          resolve()
        }
        return null
      }
    })
    void work()
    await written
    github.network.after = () => null
    return browser(github, 'manager', { options: manager.disk, knows: false })
  }

  it('shares a campaign once', async () => {
    const next = await killedDuring(() => create(manager))
    const [campaign] = await listed(next)
    expect(campaign?.publication.share).toMatchObject({ state: 'waiting', failure: null, tries: 0 })
    value(await next.sharing.look(ORGANIZATION))
    expect((await listed(next))[0]?.publication).toMatchObject({ origin: 'here', share: { state: 'shared' } })
    expect(messages(github)).toHaveLength(1)
  })

  it('changes it once, whoever looks first', async () => {
    const campaign = await create(manager)
    const next = await killedDuring(() => edit(manager, campaign, { dueDate: '2027-01-31' }))
    expect((await seen(next, campaign.id)).dueDate).toBe('2026-12-24')
    await look(next)
    expect(await seen(next, campaign.id)).toMatchObject({
      dueDate: '2027-01-31',
      revision: campaign.revision + 1,
    })
    expect(messages(github)).toHaveLength(2)
  })

  it('changes it once when the person saves again', async () => {
    const campaign = await create(manager)
    const next = await killedDuring(() => edit(manager, campaign, { dueDate: '2027-01-31' }))
    const again = value(await edit(next, await seen(next, campaign.id), { dueDate: '2027-01-31' }))
    expect(again.dueDate).toBe('2027-01-31')
    expect(messages(github)).toHaveLength(2)
  })

  it('deletes it once', async () => {
    const campaign = await create(manager)
    const next = await killedDuring(() => manager.handlers['campaigns.delete']({ id: campaign.id }))
    expect(await listed(next)).toHaveLength(1)
    value(await next.handlers['campaigns.delete']({ id: campaign.id }))
    expect(await listed(next)).toEqual([])
    expect(messages(github)).toHaveLength(2)
  })
})

describe('a write of which nobody knows what became', () => {
  it.each([
    ['an answer that is lost', () => plainly(504, 'Gateway timeout')],
    ['an answer that is no JSON', () => new Response('<html>', { status: 200 })],
  ])('is looked up: %s, and it was done', async (_, response) => {
    const campaign = await create(manager)
    answerWrites(response, 'after')
    const edited = value(await edit(manager, campaign, { name: 'New' }))
    expect(edited.name).toBe('New')
    expect(messages(github)).toHaveLength(2)
    await look(manager)
    expect((await seen(manager, campaign.id)).revision).toBe(edited.revision)
  })

  it('is looked up, and it was not done: said, and nothing is changed', async () => {
    const campaign = await create(manager)
    answerWrites(() => plainly(502, 'Bad gateway'), 'before')
    expect(await edit(manager, campaign, { name: 'New' })).toEqual({
      ok: false,
      failure: { kind: 'server-error', status: 502 },
    })
    expect(await seen(manager, campaign.id)).toEqual(campaign)
    expect(value(await edit(manager, campaign, { name: 'New' })).name).toBe('New')
  })

  it('of a first writing waits, says why, and is done by the next look', async () => {
    answerWrites(() => plainly(502, 'Bad gateway'), 'before')
    const campaign = await create(manager)
    expect(campaign.publication.share).toEqual({
      state: 'waiting',
      failure: { kind: 'server-error', status: 502 },
      ...{ tries: 1, most: 10, nextAt: NOW + 60 },
    })
    await look(manager)
    expect((await seen(manager, campaign.id)).publication.share.state).toBe('shared')
    expect(messages(github)).toHaveLength(1)
  })

  it('of a deletion is looked up, too', async () => {
    const { id } = await create(manager)
    answerWrites(() => plainly(504, 'Gateway timeout'), 'after')
    value(await manager.handlers['campaigns.delete']({ id }))
    expect(messages(github)).toHaveLength(2)
  })
})

describe('files that are left alone', () => {
  it.each<[string, string | Uint8Array, object]>([
    ['damaged', '{"format":"muster-campaign","version":1', { kind: 'shared-file-damaged' }],
    ['newer', '{"format":"muster-campaign","version":2}', { kind: 'shared-file-newer', version: '2' }],
    ['binary', new Uint8Array([0xff, 0xfe, 0x00, 0x80]), { kind: 'shared-file-damaged' }],
    ['50 MB', new Uint8Array(50 * 1024 * 1024), { kind: 'file-too-large', limit: 1 }],
    [
      'of __proto__',
      '{"format":"muster-campaign","version":1,"__proto__":{"polluted":true}}',
      { kind: 'shared-file-damaged' },
    ],
    ['of wrong types', '{"format":"muster-campaign","version":1,"id":5}', { kind: 'shared-file-damaged' }],
  ])('are reported, and everything else goes on: %s', async (_, text, failure) => {
    const campaign = await create(manager)
    put(path(ID), text)
    const colleague = await browser(github, 'colleague')
    github.take()
    expect(await problems(colleague)).toEqual([
      {
        path: path(ID),
        url: `https://github.com/${REPOSITORY}/blob/HEAD/${path(ID)}`,
        why: expect.objectContaining(failure),
      },
    ])
    expect((await listed(colleague)).map(({ id }) => id)).toEqual([campaign.id])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    const read = github.take(new RegExp(ID))
    expect(read).toHaveLength(text.length > 1024 * 1024 ? 0 : 1)
    // And not read again, until it is another one.
    put('README.md', 'Hello')
    expect(await problems(colleague)).toHaveLength(1)
    expect(github.take(new RegExp(ID))).toEqual([])
  })

  it('have another name than their id, or no id for a name', async () => {
    const { id } = await create(manager)
    const text = github.world.file(REPOSITORY, path(id)) ?? ''
    put(path(ID), text)
    put('campaigns/notes.json', '{}')
    put('campaigns/README.md', 'Hello')
    expect((await problems()).map(({ path: at }) => at)).toEqual(['campaigns/notes.json', path(ID)])
    expect(await listed(manager)).toHaveLength(1)
  })

  it('claim the id of a campaign that was never shared, or of another organization', async () => {
    const own = await create(manager, { publishing: { share: false, native: false } })
    const shared = await create(manager)
    const text = github.world.file(REPOSITORY, path(shared.id)) ?? ''
    put(path(own.id), text.replaceAll(shared.id, own.id).replace('No SQL injection', 'Taken over'))
    value(await manager.store.organizations.add('other-org'))
    const other = value(await manager.store.campaigns.get(shared.id))
    value(await manager.store.campaigns.add({ ...other, id: ID, organization: 'other-org' }))
    put(path(ID), text.replaceAll(shared.id, ID))
    expect((await problems()).map(({ path: at }) => at).sort()).toEqual([path(ID), path(own.id)].sort())
    expect((await seen(manager, own.id)).name).toBe('No SQL injection')
    expect(value(await manager.store.campaigns.get(ID)).organization).toBe('other-org')
  })

  it('keep the campaign that stood there before somebody damaged it', async () => {
    const campaign = await create(manager)
    const good = github.world.file(REPOSITORY, path(campaign.id)) ?? ''
    put(path(campaign.id), good.slice(0, 200))
    expect(await problems()).toHaveLength(1)
    expect(await listed(manager)).toHaveLength(1)
    expect(await edit(manager, campaign, { name: 'New' })).toMatchObject({
      failure: { kind: 'shared-file-damaged' },
    })
    expect(github.world.file(REPOSITORY, path(campaign.id))).toBe(good.slice(0, 200))
    put(path(campaign.id), good.replace('No SQL injection', 'Restored'))
    expect(await problems()).toEqual([])
    expect((await seen(manager, campaign.id)).name).toBe('Restored')
  })
})

describe('a campaign whose file is gone', () => {
  it('stays, says so, can be changed here, and shared anew', async () => {
    const campaign = await create(manager)
    github.world.removeFile(REPOSITORY, path(campaign.id))
    await look(manager)
    const lost = await seen(manager, campaign.id)
    expect(lost.publication.share).toEqual({ state: 'lost' })
    value(await edit(manager, lost, { name: 'Still here' }))
    expect(fileIn(github, path(campaign.id))).toBeNull()
    const again = value(await manager.handlers['sharing.share']({ id: campaign.id }))
    expect(again.publication.share.state).toBe('shared')
    expect(fileIn(github, path(campaign.id))).toMatchObject({ name: 'Still here' })
  })

  it('is noticed by an edit, which is kept', async () => {
    const campaign = await create(manager)
    github.world.removeFile(REPOSITORY, path(campaign.id))
    answerWrites(() => plainly(409, 'is at abc but expected def'), 'before')
    const edited = value(await edit(manager, campaign, { name: 'Kept' }))
    expect(edited).toMatchObject({ name: 'Kept', publication: { share: { state: 'lost' } } })
  })

  it('is shared again when it comes back, with what was changed meanwhile', async () => {
    const campaign = await create(manager)
    const text = github.world.file(REPOSITORY, path(campaign.id)) ?? ''
    github.world.removeFile(REPOSITORY, path(campaign.id))
    await look(manager)
    value(await edit(manager, await seen(manager, campaign.id), { name: 'Changed here' }))
    put(path(campaign.id), text.replace('"dueDate":"2026-12-24"', '"dueDate":"2027-02-02"'))
    await look(manager)
    expect(await seen(manager, campaign.id)).toMatchObject({
      name: 'Changed here',
      dueDate: '2027-02-02',
      publication: { share: { state: 'shared' } },
    })
    expect(fileIn(github, path(campaign.id))).toMatchObject({ name: 'Changed here', dueDate: '2027-02-02' })
  })
})

describe('writes that GitHub refuses', () => {
  it.each([
    ['a protected branch', () => github.world.protectBranch(REPOSITORY, 'main'), 'branch-protected'],
    ['an archived repository', () => github.world.archiveRepository(REPOSITORY), 'archived'],
    ['a repository that is gone', () => github.world.deleteRepository(REPOSITORY), 'no-campaign-repository'],
  ])('change nothing: %s', async (_, happen, kind) => {
    const campaign = await create(manager)
    happen()
    expect(await edit(manager, campaign, { name: 'New' })).toMatchObject({ failure: { kind } })
    expect(await seen(manager, campaign.id)).toMatchObject({
      name: campaign.name,
      revision: campaign.revision,
    })
  })

  it('in GitHub’s words, as far as they go', async () => {
    const campaign = await create(manager)
    answerWrites(() => plainly(422, `<b>${'x'.repeat(1000)}`), 'before')
    const refused = await edit(manager, campaign, { name: 'New' })
    expect(refused).toMatchObject({ failure: { kind: 'refused', status: 422 } })
    expect(JSON.stringify(refused).length).toBeLessThan(400)
  })

  it('for a secret in it are no conflict', async () => {
    const campaign = await create(manager)
    answerWrites(() => plainly(409, 'Repository rule violations: Secret detected in content'), 'before')
    const refused = await edit(manager, campaign, { name: 'New' })
    expect(refused.ok).toBe(false)
    expect(messages(github)).toHaveLength(1)
  })
})
