import { describe, expect, it } from 'vitest'
import { NOW, pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION } from './some-alerts'
import { fail, ok } from '@/lib/failure'
import { readSnapshot } from '@/lib/snapshots/read'
import type { TokenInfo } from '@/lib/storage/vault'

const organization = ORGANIZATION

describe('organizations', () => {
  it('starts a sync, and says what is stored afterwards', async () => {
    const backend = await testBackend()
    const before = valueOf(await backend.handlers['sync.start']({ organization }))
    expect(before).toEqual({
      organization,
      data: { state: 'never' },
      sync: { state: 'idle' },
      openCampaigns: 0,
    })
    expect(backend.started).toEqual([organization])
    await pulled(backend)
    expect(
      valueOf(await backend.handlers['organizations.status']({ organization: 'OCTO-ORG' })).data,
    ).toEqual({
      state: 'present',
      asOf: NOW,
      alerts: 6,
      repositories: 2,
      completeness: { state: 'complete' },
    })
  })

  it('does not start without a token, and remembers no failure for it', async () => {
    const backend = await testBackend({
      vault: {
        saveForSession: never,
        remember: never,
        unlock: never,
        forget: never,
        state: () => Promise.resolve(ok({ state: 'none' })),
        read: () => Promise.resolve(fail({ kind: 'no-token' })),
      },
    })
    expect(await backend.handlers['sync.start']({ organization })).toEqual(fail({ kind: 'no-token' }))
    expect(backend.started).toEqual([])
    expect(valueOf(await backend.handlers['organizations.list']({})).organizations).toEqual([])
  })

  it('removes an organization with everything of it', async () => {
    const backend = await testBackend()
    await pulled(backend)
    valueOf(await backend.handlers['organizations.remove']({ organization }))
    expect(valueOf(await backend.handlers['organizations.list']({})).organizations).toEqual([])
    const again = await backend.handlers['organizations.remove']({ organization })
    expect(again).toEqual(fail({ kind: 'not-found', subject: 'organization', name: organization }))
  })

  it('deletes all data', async () => {
    const backend = await testBackend()
    await pulled(backend)
    valueOf(await backend.handlers['data.delete']({}))
    expect(valueOf(await backend.handlers['organizations.list']({})).organizations).toEqual([])
    expect(valueOf(await backend.handlers['campaigns.list']({ organization })).data).toEqual({
      state: 'never',
    })
  })

  it('forgets how the last sync of a removed one ended', async () => {
    const failed = { state: 'failed', failure: { kind: 'offline' }, at: NOW } as const
    const backend = await testBackend()
    const sync = { ...backend.sync, status: () => failed }
    const again = await testBackend({ sync, store: backend.store })
    valueOf(await backend.store.organizations.add(organization))
    expect(valueOf(await again.handlers['organizations.status']({ organization })).sync).toEqual(failed)
    valueOf(await again.handlers['organizations.remove']({ organization }))
    expect(valueOf(await again.handlers['organizations.status']({ organization })).sync).toEqual({
      state: 'idle',
    })
  })

  it('goes on with what failed for want of a token as soon as there is one', async () => {
    const info: TokenInfo = { login: 'maya-manager', type: 'classic', scopes: [], expiresAt: null }
    const backend = await testBackend()
    const github = {
      ...backend.github,
      checkToken: () => Promise.resolve(ok({ token: 't', info })),
    }
    const again = await testBackend({ github, store: backend.store })
    for (const [login, kind] of [
      ['locked', 'token-locked'],
      ['rejected', 'token-rejected'],
      ['slow', 'timeout'],
    ] as const) {
      valueOf(await backend.store.organizations.add(login))
      valueOf(await backend.store.pulls.noteFailure(login, { kind }, NOW))
    }
    valueOf(await again.handlers['token.save']({ token: 't', passphrase: null }))
    expect(again.started).toEqual(['locked', 'rejected'])
  })

  it('pulls anew with the token of another user what the one before could see', async () => {
    const backend = await testBackend()
    await pulled(backend)
    const tokens = (login: string): Promise<TestBackend> => {
      const info: TokenInfo = { login, type: 'classic', scopes: [], expiresAt: null }
      return testBackend({
        github: { ...backend.github, checkToken: () => Promise.resolve(ok({ token: 't', info })) },
        vault: {
          ...backend.vault,
          state: () => Promise.resolve(ok({ state: 'present', ...info, scopes: [], kept: 'session' })),
        },
        store: backend.store,
      })
    }
    for (const [login, started] of [
      ['mona', []],
      ['devon', [organization]],
    ] as const) {
      const again = await tokens(login)
      valueOf(await again.handlers['token.save']({ token: 't', passphrase: null }))
      expect(again.started).toEqual(started)
    }
  })

  it('syncs by itself only organizations with open campaigns', async () => {
    const backend = await testBackend()
    await pulled(backend)
    valueOf(await backend.syncOpenCampaigns())
    expect(backend.started).toEqual([])
    valueOf(
      await backend.handlers['campaigns.create']({
        organization,
        query: 'is:open',
        template: null,
        details: {
          name: 'A',
          description: 'B',
          dueDate: '2027-01-01',
          managers: ['maya-manager'],
          contactLink: null,
        },
        timeZone: 'UTC',
        launch: { autofix: false, issues: false },
        publishing: { share: false, native: false },
        as: 'open',
      }),
    )
    expect(backend.started).toEqual([organization])
    valueOf(await backend.syncOpenCampaigns())
    expect(backend.started).toEqual([organization, organization])
  })
})

describe('alerts', () => {
  it('counts templates, measures a selection and suggests values', async () => {
    const backend = await testBackend()
    await pulled(backend)
    const { templates } = valueOf(await backend.handlers['templates.list']({ organization }))
    expect(templates.find(({ id }) => id === 'sql-injection')).toMatchObject({ alerts: 3, repositories: 1 })
    expect(templates.find(({ id }) => id === 'cross-site-scripting')).toMatchObject({
      alerts: 1,
      repositories: 1,
    })
    expect(valueOf(await backend.handlers['selection.size']({ organization, query: 'is:open' }))).toEqual({
      problems: [],
      alerts: 5,
      repositories: 2,
      big: false,
      kept: { alerts: 5, repositories: 2 },
      preview: [
        { repository: 'octo-org/shop', alerts: 2, kept: 2 },
        { repository: 'octo-org/orders', alerts: 3, kept: 3 },
      ],
    })
    const { options } = valueOf(
      await backend.handlers['filter.suggest']({ organization, query: 'severity:', cursor: 9 }),
    )
    expect(options.map(({ label, count }) => [label, count])).toContainEqual(['critical', 1])
    expect(valueOf(await backend.handlers['managers.list']({ organization })).logins).toContain('olga-owner')
  })

  it('answers pages of the matching alerts', async () => {
    const backend = await testBackend()
    await pulled(backend)
    const search = { organization, query: 'is:open', offset: 2, limit: 2 }
    const page = valueOf(await backend.handlers['alerts.search'](search))
    expect(page).toMatchObject({ total: 5, repositories: 2, offset: 2 })
    expect(page.rows).toHaveLength(2)
  })
})

describe('snapshots', () => {
  it('hold the same numbers as the pages and can be read again', async () => {
    const backend = await testBackend()
    await pulled(backend)
    const { id, progress } = valueOf(
      await backend.handlers['campaigns.create']({
        organization,
        query: 'is:open',
        template: null,
        details: {
          name: '../../a:b*?',
          description: 'B',
          dueDate: '2027-01-01',
          managers: ['m'],
          contactLink: null,
        },
        timeZone: 'UTC',
        launch: { autofix: false, issues: false },
        publishing: { share: false, native: false },
        as: 'open',
      }),
    )
    valueOf(
      await backend.handlers['campaigns.create']({
        organization,
        query: 'is:open',
        template: null,
        details: {
          name: 'A draft',
          description: 'B',
          dueDate: '2027-01-01',
          managers: ['m'],
          contactLink: null,
        },
        timeZone: 'UTC',
        launch: { autofix: false, issues: false },
        publishing: { share: false, native: false },
        as: 'draft',
      }),
    )
    const everything = { organization, query: '', people: true, paths: true }
    // Drafts are nobody else's business; a snapshot of one campaign is named after it.
    const { fileName, text } = valueOf(await backend.handlers['snapshot.make']({ ...everything, ids: null }))
    expect(fileName).toBe('muster-octo-org-a-b-2026-11-20.json')
    const snapshot = valueOf(readSnapshot(text, text.length))
    expect(snapshot.campaigns.map((one) => one.id)).toEqual([id])
    expect(snapshot.campaigns[0]?.progress).toEqual(progress)
    expect(text).not.toContain('a token')
    const gone = '6f0b4f0e-6c1c-4a9c-9d57-0a1f4a3f5b11'
    expect(await backend.handlers['snapshot.make']({ ...everything, ids: [id, gone] })).toEqual(
      fail({ kind: 'campaign-gone' }),
    )
  })
})

function never(): never {
  throw new Error('not expected')
}
