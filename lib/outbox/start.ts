import { organizationKey } from '@/lib/storage/organization-record'
import { planned, type Plan } from './plan'
import type { LaunchOptions } from '@/lib/campaigns/campaign'
import type { Revision } from '@/lib/storage/outbox'
import type { LaunchRecord, Task } from '@/lib/storage/outbox-records'

/** Starts a launch, goes on with one that was cancelled, tries again what failed, and adds what was not wanted before. */
export function startLaunch(plan: Plan, launch: LaunchRecord | null, tasks: readonly Task[]): Revision {
  const { campaign, options } = plan
  const known = new Set(tasks.map(({ id }) => id))
  const wanted = planned(plan)
  const put = tasks.flatMap((task) => {
    const after = wants(options, task) ? revived(task, plan.now) : held(task)
    return after === task ? [] : [after]
  })
  return {
    launch: {
      campaignId: campaign.id,
      organization: organizationKey(campaign.organization),
      options,
      cancelled: false,
      closed: launch?.closed ?? false,
      seen: launch?.seen ?? { revision: campaign.revision, dueDate: null },
    },
    put: [...put, ...wanted.filter(({ id }) => !known.has(id))],
    remove: [],
  }
}

/** Stops what was not done yet; what is done stays, and issues that are open are still kept up to date. */
export function cancelLaunch(launch: LaunchRecord | null, tasks: readonly Task[]): Revision {
  if (!launch) return { launch, put: [], remove: [] }
  return { launch: { ...launch, cancelled: true }, put: changedBy(tasks, held), remove: [] }
}

/** What a change makes of tasks, without those that it leaves as they are. */
export function changedBy(tasks: readonly Task[], change: (task: Task) => Task): Task[] {
  return tasks.map(change).filter((after, index) => after !== tasks[index])
}

/** Only what the launch itself does can be held: not what keeps open issues up to date. */
function isOfLaunch(task: Task): boolean {
  return task.kind === 'autofix' || (task.kind === 'issue' && task.number === null)
}

function wants(options: LaunchOptions, task: Task): boolean {
  if (!isOfLaunch(task)) return true
  return task.kind === 'autofix' ? options.autofix : options.issues
}

/** A request that is under way is held once it is known not to have been done. */
export function held(task: Task): Task {
  if (!isOfLaunch(task)) return task
  if (task.state === 'waiting') return { ...task, state: 'held' }
  return task.state === 'doing' && !task.hold ? { ...task, hold: true } : task
}

/** Held tasks wait again. */
export function released(task: Task, now: number): Task {
  if (task.state === 'held') return { ...task, state: 'waiting', due: now }
  return task.hold ? { ...task, hold: false } : task
}

/** The same, and what failed is tried again; where nobody knows whether it was done, that is looked up first. */
function revived(task: Task, now: number): Task {
  const afresh = { tries: 0, failure: null, due: now }
  if (task.state === 'failed') return { ...task, ...afresh, state: task.asked ? 'doing' : 'waiting' }
  if (task.state === 'done' && task.kind === 'autofix' && task.answer === 'failed')
    return { ...task, ...afresh, state: 'waiting', asked: null, answer: null, etag: null }
  return released(task, now)
}
