import { ORGANIZATION, createWorld } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { createRestApp, resolveNumbers } from '../../../demo/rest/app.ts'
import { RateLimits } from '../../../demo/rest/rate-limit.ts'
import { disk, storeOn, value } from '../storage/samples'
import { createActing, type Acting } from '@/lib/acting/acting'
import { planned } from '@/lib/acting/plan'
import { concluded } from '@/lib/acting/progress'
import { ok, type Outcome } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import type { Action } from '@/lib/backend/views'
import type { ActionRecord, Step } from '@/lib/storage/action-records'
import type { Store } from '@/lib/storage/store'
import type { Alert, Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'

/** 2026-11-20T10:00:00Z */
export const NOW = Date.UTC(2026, 10, 20, 10) / 1000
const ID = '0d3c2f7a-54a8-4f0b-8f0e-2f5b1f0c9a01'

/** What may happen between two things that are done: a test counts them, and ends the worker at one. */
export type Moment = (what: string) => void
type Intercept = (method: string, path: string) => Response | null

export interface Worker {
  acting: Acting
  /** Runs until nothing is left to be done, with alarms in between. */
  drive(): Promise<void>
  dead: { now: boolean }
}

export interface Rig {
  world: World
  limits: RateLimits
  store: Store
  clock: { now: number }
  /** The repository that is acted in, by its name and as GitHub has it. */
  fullName: string
  repository: Repository
  /** Open alerts of it that Autofix can fix. */
  alerts: Alert[]
  numbers: number[]
  worker: () => Worker
  /** Ends the worker between two instructions, as the browser does, and starts another on the same disk. */
  kill(moment?: Moment): Promise<Worker>
  /** Writes an action down, as if it had been checked. */
  begin(action: Action, change?: Partial<ActionRecord>): Promise<string>
  action(id?: string): Promise<ActionRecord>
  /** Kind, alert and state of every step. */
  states(id?: string): Promise<string[]>
  /** Makes GitHub or the network behave otherwise: a response in place of the request, or after it was done. */
  network: { before: Intercept; after: Intercept }
  token: { outcome: Outcome<string>; login: string }
  ended: string[]
  wakes: number[]
}

/** Somebody's actions on the local GitHub, with a clock that moves only when somebody waits. */
export async function rig(alerts = 2, moment?: Moment): Promise<Rig> {
  const clock = { now: NOW }
  const world = createWorld({ now: NOW * 1000, alerts: 400, repositories: 8, clock: () => clock.now * 1000 })
  const limits = new RateLimits(world.clock)
  const rest = createRestApp(world, limits)
  const options = disk()
  const store = await storeOn(options)
  const repository = ablest(world)
  const fullName = `${ORGANIZATION}/${repository.name}`
  const chosen = openOf(repository).slice(0, alerts)
  const network: Rig['network'] = { before: () => null, after: () => null }
  const token: Rig['token'] = { outcome: ok(DEMO_TOKENS.manager), login: 'maya-manager' }
  const ended: string[] = []
  const wakes: number[] = []
  for (const { number } of chosen) world.setAutofix(fullName, number, 'success')

  const answer: typeof fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    url.pathname = resolveNumbers(world, url.pathname)
    const method = init?.method ?? 'GET'
    const path = url.pathname + url.search
    const instead = network.before(method, path)
    if (instead) return instead
    const response = await rest.fetch(new Request(url, init))
    return network.after(method, path) ?? response
  }

  async function hire(witness: Moment = () => {}): Promise<Worker> {
    const dead = { now: false }
    const mortal = <A extends unknown[], T>(name: string, work: (...args: A) => Promise<T>) => {
      return async (...args: A): Promise<T> => {
        witness(`before ${name}`)
        if (dead.now) return never()
        const result = await work(...args)
        witness(`after ${name}`)
        return dead.now ? never() : result
      }
    }
    const own = await storeOn(options)
    const now = () => clock.now
    const acting = createActing({
      github: createGitHub({
        token: () => Promise.resolve(token.outcome),
        fetch: mortal('fetch', answer),
        now,
      }),
      store: {
        actions: {
          ...own.actions,
          agenda: mortal('agenda', own.actions.agenda),
          begin: mortal('begin', own.actions.begin),
          change: mortal('change', own.actions.change),
        },
      },
      login: () => Promise.resolve(token.outcome.ok ? ok(token.login) : token.outcome),
      onChange: () => {},
      onRunning: () => {},
      onWake: (at) => wakes.push(at),
      onEnded: ({ id }) => ended.push(id),
      clock: now,
      locks: { request: (_, __, work) => work() },
      wait: mortal('wait', (seconds: number) => {
        clock.now += seconds
        return Promise.resolve(true)
      }),
    })
    return {
      acting,
      dead,
      async drive() {
        for (let at: number | undefined = 0; at !== undefined;) {
          wakes.length = 0
          value(await acting.resume())
          at = wakes.shift()
          if (at !== undefined) clock.now = Math.max(clock.now, at)
        }
      },
    }
  }

  let worker = await hire(moment)
  const numbers = chosen.map(({ number }) => number)
  return {
    ...{ world, limits, store, clock, fullName, repository, alerts: chosen, numbers, network, token },
    ...{ ended, wakes },
    worker: () => worker,
    async kill(witness) {
      worker.dead.now = true
      worker = await hire(witness)
      return worker
    },
    async begin(action, change = {}) {
      const id = change.id ?? ID
      const about = chosen.map(({ number, rule }) => ({ number, title: rule.name }))
      const { defaultBranch } = repository
      const steps = planned({ id, action, alerts: about, defaultBranch, me: token.login })
      const record: ActionRecord = {
        id,
        organization: ORGANIZATION,
        login: ORGANIZATION,
        repositoryId: repository.id,
        repository: fullName,
        kind: action.kind,
        numbers,
        by: token.login,
        steps,
        startedAt: clock.now,
        endedAt: null,
        cancelled: false,
        forgotten: false,
        ...change,
      }
      value(await store.actions.add(concluded(record, clock.now)))
      return id
    },
    action: async (id = ID) => value(await store.actions.get(id)),
    async states(id = ID) {
      const { steps } = value(await store.actions.get(id))
      return steps.map(({ kind, alert, state, failure }: Step) =>
        [kind, alert === null ? [] : [numbers.indexOf(alert)], state, failure ? [failure.kind] : []]
          .flat()
          .join(' '),
      )
    },
  }
}

/** A fix as the dialog proposes it. */
export function fix(change: Partial<Extract<Action, { kind: 'fix' }>> = {}): Action {
  return {
    kind: 'fix',
    branch: { kind: 'new', name: 'fix/campaign' },
    autofix: true,
    pullRequest: { title: 'Fix alerts', body: 'For a campaign', reviewers: ['noor-haddad'] },
    ...change,
  }
}

/** An answer of GitHub's that is a failure. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ message }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}

function ablest(world: World): Repository {
  const all = world.organization(ORGANIZATION)?.repositories ?? []
  const able = all.filter(({ archived, hasIssues, codeScanning }) => !archived && hasIssues && codeScanning)
  const [first] = able.toSorted((a, b) => openOf(b).length - openOf(a).length)
  if (!first) throw new Error('no repository with alerts')
  return first
}

function openOf({ alerts, branches }: Repository): Alert[] {
  return alerts.filter(
    ({ state, rule, assignees, number }) =>
      state === 'open' &&
      rule.autofix &&
      assignees.length === 0 &&
      !branches.some(({ name }) => name === `alert-autofix-${number}`),
  )
}

function never<T>(): Promise<T> {
  return new Promise(() => {})
}
