import { describe, expect, it } from 'vitest'
import { disk, storeOn, value } from './samples'
import { fail } from '@/lib/failure'
import { createDatabase } from '@/lib/storage/database'
import type { ActionRecord, Step, StepProgress, StepWork } from '@/lib/storage/action-records'
import type { Store } from '@/lib/storage/store'

const NOW = 1_790_000_000
const asked = { by: 'mona', at: NOW, sha: null }

const COPILOT: StepWork = { kind: 'copilot', alert: 1, logins: ['copilot-swe-agent[bot]'] }

function step(work: StepWork = COPILOT, change: Partial<StepProgress> = {}): Step {
  return { ...work, state: 'waiting', failure: null, made: null, asked: null, tries: 0, due: 0, ...change }
}

function action(id: string, change: Partial<ActionRecord> = {}): ActionRecord {
  return {
    id,
    organization: 'octo',
    login: 'Octo',
    repositoryId: 1,
    repository: 'Octo/shop',
    kind: 'copilot',
    numbers: [1],
    by: 'mona',
    steps: [step()],
    startedAt: NOW,
    endedAt: null,
    cancelled: false,
    forgotten: false,
    ...change,
  }
}

const beginning = (id: string, at: number) => ({
  ...{ id, index: 0, asked, at, makesContent: true },
})
const idsOf = (records: ActionRecord[]) => records.map(({ id }) => id)

async function withActions(store: Store, ...records: ActionRecord[]): Promise<void> {
  for (const record of records) value(await store.actions.add(record))
}

describe('actions', () => {
  it('are not added where one of the organization is the same', async () => {
    const store = await storeOn()
    await withActions(store, action('first'), action('elsewhere', { organization: 'other', login: 'Other' }))
    const asked: string[] = []
    const isSame = (known: ActionRecord, wished: ActionRecord) => {
      asked.push(`${known.id} ${wished.id}`)
      return true
    }
    expect(value(await store.actions.add(action('second'), isSame)).id).toBe('first')
    expect(asked).toEqual(['first second'])
    expect(idsOf(value(await store.actions.ofOrganization('octo')))).toEqual(['first'])
    expect(value(await store.actions.add(action('third'), () => false)).id).toBe('third')
  })

  it('are read as they were written, the oldest first', async () => {
    const store = await storeOn()
    const steps: Step[] = [
      step(
        { kind: 'branch', alert: null, name: 'x', base: 'main' },
        { state: 'done', made: { kind: 'branch', name: 'x' } },
      ),
      step(
        { kind: 'autofix', alert: 1, branch: 'x', message: 'm' },
        { state: 'failed', failure: { kind: 'autofix-not-ready' } },
      ),
      step({ kind: 'pull-request', alert: null, branch: 'x', base: 'main', title: 't', body: 'b' }),
      step({ kind: 'reviewers', alert: null, login: 'noor' }),
      step(
        { kind: 'dismiss', alert: 1, reason: 'mitigated', comment: '', request: true },
        { state: 'running', asked: { ...asked, sha: 's' } },
      ),
      step({ kind: 'issue', alert: null, title: 't', body: 'b', marker: 'm' }),
    ]
    const late = action('a', { startedAt: NOW + 1, steps })
    await withActions(store, late, action('b'))
    expect(value(await store.actions.get('a'))).toEqual(late)
    expect(idsOf(value(await store.actions.ofOrganization('OCTO')))).toEqual(['b', 'a'])
    expect(await store.actions.get('c')).toEqual(fail({ kind: 'action-gone' }))
  })

  it('of which something is left stand on the agenda', async () => {
    const store = await storeOn()
    await withActions(store, action('a', { endedAt: NOW }), action('b'))
    const { actions, pace } = value(await store.actions.agenda())
    expect(idsOf(actions)).toEqual(['b'])
    expect(pace).toEqual({ writes: [], content: [] })
  })

  it('begin a step once, and not before GitHub’s pace allows it', async () => {
    const store = await storeOn()
    await withActions(store, action('a'), action('b'))
    const begun = value(await store.actions.begin(beginning('a', NOW)))
    expect(begun).toMatchObject({ kind: 'begun', action: { steps: [{ state: 'running', asked, due: NOW }] } })
    expect(value(await store.actions.begin(beginning('a', NOW + 5)))).toEqual({ kind: 'gone' })
    expect(value(await store.actions.begin(beginning('b', NOW + 0.5)))).toEqual({ kind: 'late', at: NOW + 1 })
    expect(value(await store.actions.get('b')).steps[0]?.state).toBe('waiting')
    expect(value(await store.actions.begin(beginning('b', NOW + 1)))).toMatchObject({ kind: 'begun' })
    expect(value(await store.actions.agenda()).pace).toEqual({
      writes: [NOW, NOW + 1],
      content: [NOW, NOW + 1],
    })
    expect(value(await store.actions.begin(beginning('c', NOW + 9)))).toEqual({ kind: 'gone' })
  })

  it('share their pace with the outbox', async () => {
    const store = await storeOn()
    await withActions(store, action('a'))
    value(await store.actions.begin(beginning('a', NOW)))
    expect(value(await store.outbox.agenda(NOW, 1)).pace.writes).toEqual([NOW])
    expect(value(await store.outbox.waiting()).pace.content).toEqual([NOW])
  })

  it('change while they are there', async () => {
    const store = await storeOn()
    await withActions(store, action('a'))
    expect(value(await store.actions.change('a', (one) => ({ ...one, cancelled: true })))?.cancelled).toBe(
      true,
    )
    expect(value(await store.actions.get('a')).cancelled).toBe(true)
    expect(value(await store.actions.change('b', (one) => one))).toBeNull()
    value(await store.actions.removeWhere(({ cancelled }) => cancelled))
    expect(value(await store.actions.change('a', (one) => one))).toBeNull()
  })

  it('go with their organization', async () => {
    const store = await storeOn()
    value(await store.organizations.add('Octo'))
    await withActions(store, action('a'), action('b', { organization: 'other' }))
    value(await store.organizations.remove('Octo'))
    expect((await store.actions.get('a')).ok).toBe(false)
    expect((await store.actions.get('b')).ok).toBe(true)
  })

  it('that are damaged say so, and hold up no others', async () => {
    const options = disk()
    const store = await storeOn(options)
    await withActions(store, action('a'), action('b'))
    const raw = createDatabase(options)
    await raw.table('actions').update('a', { steps: [{ kind: 'explode' }] })
    raw.close()
    expect(await store.actions.get('a')).toMatchObject({ failure: { kind: 'storage-failed' } })
    expect(idsOf(value(await store.actions.agenda()).actions)).toEqual(['b'])
    expect(idsOf(value(await store.actions.ofOrganization('Octo')))).toEqual(['b'])
  })
})
