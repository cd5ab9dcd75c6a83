import type { LaunchOptions } from '@/lib/campaigns/campaign'
import type { Occasion } from '@/lib/campaigns/issue-text'
import type { Failure } from '@/lib/failure'
import type { CalendarDate, EpochSeconds } from '@/lib/time'
import type { AskedState } from '@/lib/tracking/autofix'

/**
 * What is to be written to GitHub. A task is *doing* before its request leaves and *done* after its answer came; one that a
 * new worker finds *doing* may or may not have been done, and is looked up before anything is sent again.
 */
export type TaskState = 'waiting' | 'doing' | 'held' | 'done' | 'failed'

/** Whose token asked and when, by GitHub's clock: what is needed to look the result up. */
export interface Asked {
  by: string
  at: EpochSeconds
}

interface TaskBase {
  /** Names what is done, so that the same thing is never there twice. Begins with the campaign's id. */
  id: string
  campaignId: string
  /** Key of the organization, and its login. */
  organization: string
  login: string
  repositoryId: number
  /** `octo-org/shop`; null when it is no longer visible. */
  repository: string | null
  state: TaskState
  /** Nobody wants it any more: once it is known not to have been done, it is held. */
  hold: boolean
  /** Not before this instant by the local clock, whatever is next for it. */
  due: EpochSeconds
  /** Requests of which nobody knows what became. */
  tries: number
  failure: Failure | null
  asked: Asked | null
}

/** Asks Copilot Autofix for one alert, then follows what comes of it. */
export interface AutofixTask extends TaskBase {
  kind: 'autofix'
  number: number
  answer: AskedState | null
  etag: string | null
  /** How often it was looked at since it was asked. */
  polls: number
}

export interface IssueText {
  title: string
  /** Our part of the body; people may write around it. */
  section: string
}

/** Keeps one tracking issue as it should be. */
export interface IssueTask extends TaskBase {
  kind: 'issue'
  marker: string
  /** The alerts, as Markdown: fixed like the campaign's alerts. */
  list: string
  alerts: number
  text: IssueText
  /** What stands on GitHub; null while unknown. */
  written: IssueText | null
  number: number | null
}

/** Says something on a tracking issue, once. */
export interface CommentTask extends TaskBase {
  kind: 'comment'
  occasion: Occasion
  marker: string
  body: string
  /** The issue, or how to find it when its creation was under way as this task was written. */
  issue: { number: number } | { marker: string; asked: Asked }
}

export type Task = AutofixTask | IssueTask | CommentTask

/** What is remembered of a campaign's launch beside its tasks. */
export interface LaunchRecord {
  campaignId: string
  /** Key. */
  organization: string
  options: LaunchOptions
  cancelled: boolean
  /** Whether the campaign was closed when its issues were last told. */
  closed: boolean
  /** The campaign's revision from which its tasks follow, and the due date of which its issues were told. */
  seen: { revision: number; dueDate: CalendarDate | null }
}

/** Where the loop looks for what is next; none for a task of which nothing is left to do. */
export type Queue = 'doing' | 'content' | 'autofix' | 'poll'

export function queueOf(task: Task): Queue | null {
  if (task.state === 'doing') return 'doing'
  if (task.state === 'waiting') return task.kind === 'autofix' ? 'autofix' : 'content'
  return task.state === 'done' && task.kind === 'autofix' && task.answer === 'pending' ? 'poll' : null
}
