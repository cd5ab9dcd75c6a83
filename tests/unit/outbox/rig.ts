import { ORGANIZATION, createWorld } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { createRestApp, resolveNumbers } from '../../../demo/rest/app.ts'
import { RateLimits } from '../../../demo/rest/rate-limit.ts'
import { disk, storeOn, value } from '../storage/samples'
import { BOTH, ID, NOW, campaignOf, plannedFrom } from './planned'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { followCampaign, farewells } from '@/lib/outbox/follow'
import { createOutbox, type Outbox } from '@/lib/outbox/outbox'
import { cancelLaunch, startLaunch } from '@/lib/outbox/start'
import type { PlannedRepository } from '@/lib/outbox/plan'
import type { Campaign, LaunchOptions } from '@/lib/campaigns/campaign'
import type { Outcome } from '@/lib/failure'
import type { Store } from '@/lib/storage/store'
import type { Task } from '@/lib/storage/outbox-records'
import type { World } from '../../../demo/organization/world.ts'

export { BOTH, ID, NOW }

/** What may happen between two things that the outbox does: a test counts them, and ends the worker at one. */
export type Moment = (what: string) => void

export interface Rig {
  world: World
  limits: RateLimits
  store: Store
  clock: { now: number }
  repositories: PlannedRepository[]
  campaign: Campaign
  /** The worker that is alive. */
  worker: () => Worker
  /** Ends it between two instructions, as the browser does, and starts another on the same disk. */
  kill(moment?: Moment): Promise<Worker>
  begin(options?: LaunchOptions): Promise<void>
  cancel(): Promise<void>
  /** Stores the campaign as changed and follows it. */
  change(change: Partial<Campaign>): Promise<void>
  follow(): Promise<void>
  remove(): Promise<void>
  tasks(): Promise<Task[]>
  /** Makes GitHub or the network behave otherwise: a response in place of the request, or after it was done. */
  network: { before: Intercept; after: Intercept }
  token: { outcome: Outcome<string> }
  changes: (string | null)[]
}

type Intercept = (method: string, path: string) => Response | null

export interface Worker {
  outbox: Outbox
  /** Runs until nothing is left to be done, with alarms in between. */
  drive(until?: number): Promise<void>
  wakes: number[]
  dead: { now: boolean }
}

/** An outbox against the local GitHub, with a clock that moves only when somebody waits. */
export async function rig(
  alerts = 300,
  repositories = 12,
  most = { repositories: 3, alerts: 2 },
): Promise<Rig> {
  const clock = { now: NOW }
  const world = createWorld({ now: NOW * 1000, alerts, repositories, clock: () => clock.now * 1000 })
  const limits = new RateLimits(world.clock)
  const rest = createRestApp(world, limits)
  const options = disk()
  const store = await storeOn(options)
  const network: Rig['network'] = { before: () => null, after: () => null }
  const token: Rig['token'] = { outcome: ok(DEMO_TOKENS.manager) }
  const changes: Rig['changes'] = []
  const planned = plannedFrom(world, most)
  const campaign = campaignOf(planned)
  value(await store.campaigns.add(campaign))

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

  async function hire(moment: Moment = () => {}): Promise<Worker> {
    const dead = { now: false }
    const wakes: number[] = []
    const mortal = <A extends unknown[], T>(name: string, work: (...args: A) => Promise<T>) => {
      return async (...args: A): Promise<T> => {
        moment(`before ${name}`)
        if (dead.now) return never()
        const result = await work(...args)
        moment(`after ${name}`)
        return dead.now ? never() : result
      }
    }
    const own = await storeOn(options)
    const now = () => clock.now
    const github = createGitHub({
      token: () => Promise.resolve(token.outcome),
      fetch: mortal('fetch', answer),
      now,
    })
    const outbox = createOutbox({
      github,
      store: {
        outbox: {
          ...own.outbox,
          agenda: mortal('agenda', own.outbox.agenda),
          begin: mortal('begin', own.outbox.begin),
          settle: mortal('settle', own.outbox.settle),
        },
      },
      login: () => Promise.resolve(token.outcome.ok ? ok('maya-manager') : token.outcome),
      onChange: (organization) => changes.push(organization),
      onRunning: () => {},
      onWake: (at) => wakes.push(at),
      clock: now,
      locks: { request: (_, __, work) => work() },
      wait: mortal('wait', (seconds: number) => {
        clock.now += seconds
        return Promise.resolve(true)
      }),
    })
    return {
      outbox,
      wakes,
      dead,
      async drive(until = NOW + 30 * 86_400) {
        for (let at: number | undefined = 0; at !== undefined;) {
          wakes.length = 0
          value(await outbox.resume())
          at = wakes.shift()
          if (at !== undefined && at > until) return
          if (at !== undefined) clock.now = Math.max(clock.now, at)
        }
      },
    }
  }

  let worker = await hire()
  const revise = async (decide: Parameters<Store['outbox']['revise']>[1]) => {
    value(await store.outbox.revise(ID, decide))
  }
  const follow = async () => {
    const current = value(await store.campaigns.get(ID))
    await revise((launch, tasks) => followCampaign(current, clock.now, launch, tasks))
  }
  return {
    world,
    limits,
    store,
    clock,
    repositories: planned,
    campaign,
    network,
    token,
    changes,
    worker: () => worker,
    async kill(moment) {
      worker.dead.now = true
      worker = await hire(moment)
      return worker
    },
    async begin(options = BOTH) {
      const current = value(await store.campaigns.get(ID))
      const states = value(await store.outbox.autofixStates(ORGANIZATION))
      const plan = { campaign: current, options, repositories: planned, states, now: clock.now }
      await revise((launch, tasks) => startLaunch(plan, launch, tasks))
    },
    cancel: () => revise(cancelLaunch),
    async change(change) {
      const before = value(await store.campaigns.get(ID))
      const after = { ...before, ...change, revision: before.revision + 1 }
      value(await store.campaigns.replace(after, before.revision))
      await follow()
    },
    follow,
    async remove() {
      const current = value(await store.campaigns.get(ID))
      value(await store.campaigns.remove(ID, farewells(current, clock.now)))
    },
    tasks: async () => value(await store.outbox.tasks(ID)),
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => {})
}

/** An answer of GitHub's that is a failure. */
export function refusal(status: number, message: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ message }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
