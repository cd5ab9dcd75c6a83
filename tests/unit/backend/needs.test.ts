import { describe, expect, it } from 'vitest'
import { pulled, valueOf } from './backend'
import { campaignIn, noticing } from './notice-board'
import { ORGANIZATION, someAlerts, someRepositories } from './some-alerts'
import type { Repository } from '@/lib/alerts/organization'

const listing = (canPush: Record<number, boolean>) =>
  someRepositories().map((one): Repository => ({ ...one, canPush: canPush[one.id] ?? false }))

async function synced(canPush: Record<number, boolean> = { 1: true }) {
  const backend = await noticing()
  await pulled(backend, someAlerts(), listing(canPush))
  const list = async () => valueOf(await backend.handlers['needs.list']({}))
  return { ...backend, list }
}

describe('what needs me', () => {
  it('is a campaign with alerts left where I can write, and leads to that repository', async () => {
    const backend = await synced()
    const { id } = await campaignIn(backend)
    expect(await backend.list()).toEqual({
      needs: [
        {
          id,
          name: 'No more injections',
          organization: ORGANIZATION,
          dueDate: '2026-12-24',
          url: `https://github.com/octo-org/orders/security#muster/campaigns/${id}`,
          reason: { why: 'to-fix', repository: 'octo-org/orders', repositories: 1, left: 3 },
        },
      ],
      failed: [],
    })
  })

  it('asks GitHub nothing, and is as long as the number on the button', async () => {
    const backend = await synced()
    for (const name of ['One', 'Two', 'Three']) await campaignIn(backend, { name })
    await campaignIn(backend, { name: 'Mine', managers: ['devon'], dueDate: '2026-11-01' })
    const { needs } = await backend.list()
    expect(backend.asked).toEqual([])
    await backend.look()
    expect(needs).toHaveLength(4)
    expect(backend.board.badge?.text).toBe('4')
    expect(needs?.[0]).toMatchObject({ name: 'Mine', reason: { why: 'overdue' } })
    expect(needs?.[0]?.url).toContain('/orgs/octo-org/security#muster/campaigns/')
  })

  it('is nothing where I cannot write, and not known without a token', async () => {
    const backend = await synced({ 1: false })
    await campaignIn(backend)
    expect(await backend.list()).toEqual({ needs: [], failed: [] })
    backend.me.login = null
    expect(await backend.list()).toEqual({ needs: null, failed: [] })
  })
})

describe('what is known of a snapshot', () => {
  it('is the organizations, and of its campaigns those that are here', async () => {
    const backend = await synced()
    const { id } = await campaignIn(backend)
    await campaignIn(backend, { name: 'Another' })
    const known = valueOf(
      await backend.handlers['snapshot.known']({
        organization: ORGANIZATION,
        ids: [id, '9b2f0c52-4a5c-4d39-8a54-1f6f2f7c1a77'],
      }),
    )
    expect(known.organizations).toEqual([ORGANIZATION])
    expect(known.campaigns.map((one) => one.id)).toEqual([id])
    const elsewhere = await backend.handlers['snapshot.known']({ organization: 'unknown', ids: [id] })
    expect(valueOf(elsewhere).campaigns).toEqual([])
  })
})
