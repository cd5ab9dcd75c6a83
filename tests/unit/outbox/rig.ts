import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { localGitHub, NOW, refusal, type LocalGitHub } from '../local-github'
import { workersFor, type Token, type Workers } from '../mortal-writer'
import { value } from '../storage/samples'
import { BOTH, ID, campaignOf, plannedFrom } from './planned'
import { ok } from '@/lib/failure'
import { followCampaign, farewells } from '@/lib/outbox/follow'
import { createOutbox } from '@/lib/outbox/outbox'
import { cancelLaunch, startLaunch } from '@/lib/outbox/start'
import type { PlannedRepository } from '@/lib/outbox/plan'
import type { Campaign, LaunchOptions } from '@/lib/campaigns/campaign'
import type { Store } from '@/lib/storage/store'
import type { Task } from '@/lib/storage/outbox-records'

export { BOTH, ID, NOW, refusal }

export interface Rig extends Omit<LocalGitHub, 'fetch'>, Workers {
  repositories: PlannedRepository[]
  campaign: Campaign
  begin(options?: LaunchOptions): Promise<void>
  cancel(): Promise<void>
  /** Stores the campaign as changed and follows it. */
  change(change: Partial<Campaign>): Promise<void>
  follow(): Promise<void>
  remove(): Promise<void>
  tasks(): Promise<Task[]>
  token: Token
  changes: (string | null)[]
}

/** An outbox against the local GitHub, with a clock that moves only when somebody waits. */
export async function rig(
  alerts = 300,
  repositories = 12,
  most = { repositories: 3, alerts: 2 },
): Promise<Rig> {
  const { fetch, ...github } = localGitHub({ alerts, repositories })
  const { world, clock } = github
  const token: Token = { outcome: ok(DEMO_TOKENS.manager), login: 'maya-manager' }
  const changes: Rig['changes'] = []
  const planned = plannedFrom(world, most)
  const campaign = campaignOf(planned)

  const workers = await workersFor({ ...github, fetch }, token, ({ store, mortal, ...ground }) =>
    createOutbox({
      ...ground,
      store: {
        outbox: {
          ...store.outbox,
          agenda: mortal('agenda', store.outbox.agenda),
          begin: mortal('begin', store.outbox.begin),
          settle: mortal('settle', store.outbox.settle),
        },
      },
      onChange: (organization) => changes.push(organization),
    }),
  )
  const { store } = workers
  value(await store.campaigns.add(campaign))

  const revise = async (decide: Parameters<Store['outbox']['revise']>[1]) => {
    value(await store.outbox.revise(ID, decide))
  }
  const follow = async () => {
    const current = value(await store.campaigns.get(ID))
    await revise((launch, tasks) => followCampaign(current, clock.now, launch, tasks))
  }
  return {
    ...github,
    ...workers,
    ...{ repositories: planned, campaign, token, changes },
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
