import { ownOptions, plannedRepositories } from './launch-plan'
import { launchView } from './launch-view'
import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import type { LaunchView } from '../views'
import type { Campaign, LaunchOptions } from '@/lib/campaigns/campaign'
import { fail, ok, type Outcome } from '@/lib/failure'
import { farewells, followCampaign, isBehind } from '@/lib/outbox/follow'
import { secondsLeft } from '@/lib/outbox/pace'
import { cancelLaunch, startLaunch } from '@/lib/outbox/start'
import type { Task } from '@/lib/storage/outbox-records'

type LaunchOperation = 'launch.status' | 'launch.start' | 'launch.cancel'

export interface Launches {
  handlers: Handlers<LaunchOperation>
  /** Writes down what follows at GitHub from what became of a campaign, and begins to do it. */
  follow(campaignId: string): Promise<Outcome<null>>
  /** What is still to be said on the issues of a campaign when it is removed. */
  farewell(campaign: Campaign): (tasks: Task[]) => Task[]
  /** Looks for due dates that have come and for what a killed worker left unwritten, and goes on with what is left. */
  keepTime(): Promise<Outcome<null>>
  /** After a pull: repositories may have new names. */
  dataChanged(organization: string): Promise<Outcome<null>>
}

/** The launch of campaigns: what is done for them at GitHub, by the outbox. */
export function createLaunches(parts: Parts, observatory: Observatory): Launches {
  const { store, outbox, github, now, localNow, announce } = parts

  async function view(campaign: Campaign): Promise<Outcome<LaunchView>> {
    const launch = await store.outbox.launch(campaign.id)
    if (!launch.ok) return launch
    const tasks = await store.outbox.tasks(campaign.id)
    if (!tasks.ok) return tasks
    const waiting = await store.outbox.waiting()
    if (!waiting.ok) return waiting
    const at = localNow()
    const local = (until: number | null) => (until === null ? 0 : until - github.now() + at)
    const pauses = {
      all: local(github.limitedUntil()),
      autofix: local(github.limitedUntil('code_scanning_autofix')),
    }
    // What is being done now is counted with what waits.
    const { pace, content, autofix } = waiting.value
    const left = secondsLeft(pace, { content, autofix }, pauses, at) ?? 1
    return ok(launchView(campaign, launch.value, tasks.value, outbox.state(), left))
  }

  function goOn(campaign: Campaign): void {
    announce({ topic: 'launch', organization: campaign.organization })
    // It ends long after this; what happens on the way is announced.
    void outbox.resume()
  }

  async function start(campaign: Campaign, options: LaunchOptions): Promise<Outcome<null>> {
    const observed = await observatory.observeSynced(campaign.organization)
    if (!observed.ok) return observed
    const states = await store.outbox.autofixStates(campaign.organization)
    if (!states.ok) return states
    const repositories = plannedRepositories(campaign, observed.value)
    const plan = { campaign, options, repositories, states: states.value, now: localNow() }
    const revised = await store.outbox.revise(campaign.id, (launch, tasks) =>
      startLaunch(plan, launch, tasks),
    )
    if (!revised.ok) return revised
    goOn(campaign)
    return ok(null)
  }

  async function followOne(campaign: Campaign): Promise<Outcome<null>> {
    if (campaign.state === 'draft') return ok(null)
    const publication = await store.publications.get(campaign.id)
    if (!publication.ok) return publication
    if (publication.value.origin === 'repository') return ok(null)
    const known = await store.outbox.launch(campaign.id)
    if (!known.ok) return known
    if (!known.value) {
      const own = await ownOptions(store, campaign, campaign.launch)
      if (!own.ok) return own
      const wanted = own.value.autofix || own.value.issues
      return campaign.state === 'open' && wanted ? start(campaign, own.value) : ok(null)
    }
    if (!isBehind(campaign, known.value, now())) return ok(null)
    const revised = await store.outbox.revise(campaign.id, (launch, tasks) =>
      followCampaign(campaign, now(), launch, tasks, localNow()),
    )
    if (!revised.ok) return revised
    goOn(campaign)
    return ok(null)
  }

  async function followAll(): Promise<Outcome<null>> {
    const records = await store.organizations.list()
    if (!records.ok) return records
    for (const { login } of records.value) {
      const campaigns = await store.campaigns.ofOrganization(login)
      if (!campaigns.ok) return campaigns
      for (const campaign of campaigns.value) {
        const followed = await followOne(campaign)
        // One whose organization has no data yet waits for it; the others do not.
        if (!followed.ok && followed.failure.kind !== 'never-synced') return followed
      }
    }
    return ok(null)
  }

  return {
    farewell: (campaign) => farewells(campaign, localNow()),
    async follow(campaignId) {
      const campaign = await store.campaigns.get(campaignId)
      return campaign.ok ? followOne(campaign.value) : campaign
    },
    async keepTime() {
      const followed = await followAll()
      const resumed = await outbox.resume()
      return followed.ok ? resumed : followed
    },
    async dataChanged(organization) {
      const data = await store.data.load(organization)
      if (!data.ok) return data
      return store.outbox.rename(
        organization,
        new Map(data.value.repositories.map(({ id, fullName }) => [id, fullName])),
      )
    },
    handlers: {
      async 'launch.status'({ id }) {
        const campaign = await store.campaigns.get(id)
        return campaign.ok ? view(campaign.value) : campaign
      },
      async 'launch.start'({ id, options }) {
        const campaign = await store.campaigns.get(id)
        if (!campaign.ok) return campaign
        if (campaign.value.state !== 'open')
          return fail({
            kind: 'invalid-input',
            problems: [{ field: 'launch', problem: 'fields.launch.notOpen' }],
          })
        const publication = await store.publications.get(id)
        if (!publication.ok) return publication
        if (publication.value.origin === 'repository')
          return fail({
            kind: 'invalid-input',
            problems: [{ field: 'launch', problem: 'fields.launch.notHere' }],
          })
        const own = await ownOptions(store, campaign.value, options)
        if (!own.ok) return own
        const started = await start(campaign.value, own.value)
        return started.ok ? view(campaign.value) : started
      },
      async 'launch.cancel'({ id }) {
        const campaign = await store.campaigns.get(id)
        if (!campaign.ok) return campaign
        const revised = await store.outbox.revise(id, cancelLaunch)
        if (!revised.ok) return revised
        announce({ topic: 'launch', organization: campaign.value.organization })
        return view(campaign.value)
      },
    },
  }
}
