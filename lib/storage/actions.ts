import * as v from 'valibot'
import { actionSchema } from './action-checks'
import { checked } from './checks'
import { Refusal } from './failures'
import { organizationKey } from './organization-record'
import { paceOf, takeWrite } from './pace'
import type { Pace } from '@/lib/campaigns/write-pace'
import type { Outcome } from '@/lib/failure'
import type { ActionRecord, AskedStep } from './action-records'
import type { Transactions } from './transactions'

/** What stands before the next write of an action. */
export interface ActionAgenda {
  /** Those of which something is left to do, in the order in which they were started. */
  actions: ActionRecord[]
  pace: Pace
}

export interface BeginStep {
  id: string
  index: number
  asked: AskedStep
  /** Now, by the local clock. */
  at: number
  makesContent: boolean
}

/** `late`: somebody else wrote meanwhile; `gone`: it is not waiting any more. */
export type Begun = { kind: 'begun'; action: ActionRecord } | { kind: 'late'; at: number } | { kind: 'gone' }

/** What developers had Muster do. Every method is one transaction. */
export interface ActionTable {
  /** Fails with `action-gone`. */
  get(id: string): Promise<Outcome<ActionRecord>>
  /** Adds an action and answers it; where `isSame` knows one of its organization as the same, adds nothing and answers that. */
  add(
    action: ActionRecord,
    isSame?: (known: ActionRecord, wished: ActionRecord) => boolean,
  ): Promise<Outcome<ActionRecord>>
  /** All of an organization, oldest first. */
  ofOrganization(login: string): Promise<Outcome<ActionRecord[]>>
  agenda(): Promise<Outcome<ActionAgenda>>
  /** Marks a waiting step as running and counts its request, when GitHub's pace allows one. */
  begin(step: BeginStep): Promise<Outcome<Begun>>
  /** Changes one that is still there; answers null where it is not. */
  change(id: string, change: (now: ActionRecord) => ActionRecord): Promise<Outcome<ActionRecord | null>>
  /** Removes all for which the answer is yes. */
  removeWhere(isOver: (action: ActionRecord) => boolean): Promise<Outcome<null>>
}

export function createActions({ database, read, write }: Transactions): ActionTable {
  const { actions } = database

  async function find(id: string): Promise<ActionRecord | null> {
    const found: unknown = await actions.get(id)
    return found === undefined ? null : actionOf(found)
  }

  /** One that is damaged does not hold up the others; whoever asks for itself hears of it. */
  const inOrder = (records: unknown[]) =>
    records.filter(isAction).sort((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))

  const listOf = async (organization: string) =>
    inOrder(await actions.where('organization').equals(organization).toArray())

  return {
    get: (id) =>
      read([actions], async () => {
        const action = await find(id)
        if (action === null) throw new Refusal({ kind: 'action-gone' })
        return action
      }),
    add: (action, isSame = () => false) =>
      write([actions], async () => {
        const known = (await listOf(action.organization)).find((one) => isSame(one, action))
        if (known) return known
        await actions.add(action)
        return action
      }),
    ofOrganization: (login) => read([actions], () => listOf(organizationKey(login))),
    agenda: () =>
      read([actions], async () => ({
        actions: inOrder(await actions.toArray()).filter(({ endedAt }) => endedAt === null),
        pace: await paceOf(database),
      })),
    begin: ({ id, index, asked, at, makesContent }) =>
      write([actions], async (): Promise<Begun> => {
        const action = await find(id)
        if (action?.steps[index]?.state !== 'waiting') return { kind: 'gone' }
        const free = await takeWrite(database, at, makesContent)
        if (free > at) return { kind: 'late', at: free }
        const steps = action.steps.map((step, place) =>
          place === index ? { ...step, state: 'running' as const, asked, due: at } : step,
        )
        const begun = { ...action, steps }
        await actions.put(begun)
        return { kind: 'begun', action: begun }
      }),
    change: (id, change) =>
      write([actions], async () => {
        const action = await find(id)
        if (action === null) return null
        const after = change(action)
        await actions.put(after)
        return after
      }),
    removeWhere: (isOver) =>
      write([actions], async () => {
        const found: unknown[] = await actions.toArray()
        const over = found.filter(isAction).filter(isOver)
        await actions.bulkDelete(over.map(({ id }) => id))
        return null
      }),
  }
}

function isAction(record: unknown): record is ActionRecord {
  return v.is(actionSchema, record)
}

function actionOf(record: unknown): ActionRecord {
  return checked(actionSchema, 'actions', record)
}
