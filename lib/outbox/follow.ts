import { commentMarker, commentText, type Occasion } from '@/lib/campaigns/issue-text'
import { textOf } from './plan'
import { sameText } from './results'
import { changedBy, held, released } from './start'
import { dateOf, type EpochSeconds } from '@/lib/time'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Revision } from '@/lib/storage/outbox'
import type { CommentTask, IssueTask, LaunchRecord, Task } from '@/lib/storage/outbox-records'

/** What follows for a campaign's issues from what happened to the campaign; pure. */

/** Seconds until an issue whose creation is under way is looked for. */
const UNDER_WAY = 60

/** Whether the due date has begun where the campaign is at home. */
export function isDue({ dueDate, timeZone }: Campaign, now: EpochSeconds): boolean {
  return dateOf(now, timeZone) >= dueDate
}

/** Whether something follows that was not written as tasks yet. */
export function isBehind(campaign: Campaign, launch: LaunchRecord, now: EpochSeconds): boolean {
  if (launch.seen.revision !== campaign.revision) return true
  return campaign.state === 'open' && isDue(campaign, now) && launch.seen.dueDate !== campaign.dueDate
}

/**
 * Compares the campaign with what its launch last saw: rewrites texts that differ, holds or releases what was not done
 * when it was closed or reopened, and adds comments. Following twice adds nothing twice.
 * @param now by GitHub's clock, by which due dates come
 * @param local the same instant by the local clock, by which tasks are due
 */
export function followCampaign(
  campaign: Campaign,
  now: EpochSeconds,
  launch: LaunchRecord | null,
  tasks: readonly Task[],
  local: number = now,
): Revision {
  if (!launch || !isBehind(campaign, launch, now)) return { launch, put: [], remove: [] }
  const closed = campaign.state === 'closed'
  const due = !closed && isDue(campaign, now) && launch.seen.dueDate !== campaign.dueDate
  const turned = closed !== launch.closed
  const after = changedBy(tasks, (task) => {
    const rewritten = task.kind === 'issue' ? rewrite(task, campaign) : task
    if (!turned) return rewritten
    if (closed) return held(rewritten)
    return launch.cancelled ? rewritten : released(rewritten, local)
  })
  const outdated = tasks.filter((task) => isOutdated(task, campaign, turned))
  const gone = new Set(outdated.map(({ id }) => id))
  const left = tasks.filter(({ id }) => !gone.has(id))
  const comments = [
    ...(turned ? turnComments(campaign, left, closed, local) : []),
    ...(due ? comment(campaign, left, 'due', campaign.dueDate, local) : []),
  ]
  const known = new Set(left.map(({ id }) => id))
  return {
    launch: {
      ...launch,
      closed,
      seen: { revision: campaign.revision, dueDate: due ? campaign.dueDate : launch.seen.dueDate },
    },
    put: [...after.filter(({ id }) => !gone.has(id)), ...comments.filter(({ id }) => !known.has(id))],
    remove: [...gone],
  }
}

/**
 * The last words on the issues of a campaign that is being deleted; they carry all that they need.
 * @param local the time by the local clock
 */
export function farewells(campaign: Campaign, local: number): (tasks: readonly Task[]) => Task[] {
  return (tasks) => comment(campaign, tasks, 'deleted', campaign.revision, local)
}

function rewrite(task: IssueTask, campaign: Campaign): IssueTask {
  const text = textOf(campaign, task.list, task.alerts)
  if (sameText(text, task.text)) return task
  const open = task.number !== null && (task.state === 'done' || task.state === 'failed')
  return open ? { ...task, text, state: 'waiting', failure: null, tries: 0, due: 0 } : { ...task, text }
}

/** A comment that did not go out yet and is no longer true. */
function isOutdated(task: Task, campaign: Campaign, turned: boolean): boolean {
  if (task.kind !== 'comment' || task.state !== 'waiting') return false
  if (task.occasion === 'due') return turned || !task.id.endsWith(`/due/${campaign.dueDate}`)
  return turned
}

/** Reopening is told where closing was told. */
function turnComments(campaign: Campaign, tasks: readonly Task[], closed: boolean, local: number): Task[] {
  if (closed) return comment(campaign, tasks, 'closed', campaign.revision, local)
  const told = new Set(
    tasks.flatMap((task) =>
      task.kind === 'comment' && task.occasion === 'closed' ? [task.repositoryId] : [],
    ),
  )
  return comment(campaign, tasks, 'reopened', campaign.revision, local).filter(({ repositoryId }) =>
    told.has(repositoryId),
  )
}

function comment(
  campaign: Campaign,
  tasks: readonly Task[],
  occasion: Occasion,
  turn: string | number,
  local: number,
): CommentTask[] {
  const marker = commentMarker(campaign.id, occasion, turn)
  return tasks.flatMap((task) => {
    const issue = task.kind === 'issue' ? issueOf(task) : null
    if (issue === null) return []
    const { campaignId, organization, login, repositoryId, repository } = task
    return {
      id: `${campaignId}/comment/${repositoryId}/${occasion}/${turn}`,
      kind: 'comment',
      ...{ campaignId, organization, login, repositoryId, repository },
      ...{ state: 'waiting', hold: false, tries: 0, failure: null, asked: null },
      due: 'number' in issue ? local : local + UNDER_WAY,
      occasion,
      marker,
      body: commentText(campaign, occasion, marker),
      issue,
    } satisfies CommentTask
  })
}

/** Where the issue is, or how to find one whose creation nobody knows the end of. */
function issueOf({ number, marker, asked }: IssueTask): CommentTask['issue'] | null {
  if (number !== null) return { number }
  return asked === null ? null : { marker, asked }
}
