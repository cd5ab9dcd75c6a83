import { verdictOn } from './verdict'
import type { Failure } from '@/lib/failure'
import type { EpochSeconds } from '@/lib/time'
import type { AskedState } from '@/lib/tracking/autofix'
import type { AutofixTask, IssueTask, IssueText, Task } from '@/lib/storage/outbox-records'

/** What tasks become; pure. Null is a task that has gone with its end. */

/** Seconds until a request whose answer never came is looked up: GitHub may still be working on it. */
export const SETTLING = 15
/** Requests without an answer, and looks at what became of them, after which a person is asked. */
const MOST_TRIES = 6

/** Seconds from one look at a pending Autofix to the next; the last one again and again. Most are ready within an hour. */
const LOOKS = [30, 60, 120, 300, 600, 1200, 1800, 3600]
/** Seconds after which nobody waits for a fix any more. */
const LONGEST_WAIT = 86_400

/** It is known not to have been done. */
export function undone(task: Task): Task {
  return { ...task, state: task.hold ? 'held' : 'waiting', hold: false, asked: null, due: 0 }
}

export function failed(task: Task, failure: Failure): Task | null {
  if (task.kind === 'comment' && task.occasion === 'deleted') return null
  // What may have been done is looked up before it is tried again, so its trace stays.
  const asked = verdictOn(failure) === 'refused' ? null : task.asked
  return { ...task, state: 'failed', hold: false, failure, asked }
}

/** A write, or the look at what became of one, did not succeed. */
export function afterFailure(task: Task, failure: Failure, looking: boolean, now: number): Task | null {
  const verdict = verdictOn(failure)
  if (verdict === 'refused') return failed(task, failure)
  if (verdict === 'later') return looking ? { ...task, due: now } : undone(task)
  const counts = failure.kind !== 'offline' && failure.kind !== 'cancelled'
  const tries = task.tries + (counts ? 1 : 0)
  if (tries >= MOST_TRIES) return failed({ ...task, tries }, failure)
  return { ...task, tries, failure, due: now + SETTLING * 2 ** Math.min(tries, 5) }
}

/** Autofix answered. */
export function answered(task: AutofixTask, answer: AskedState, etag: string | null, now: number): Task {
  const due = answer === 'pending' ? nextLook(0, now) : 0
  return { ...task, state: 'done', hold: false, answer, etag, polls: 0, tries: 0, failure: null, due }
}

/** A look at a pending Autofix has told nothing new. */
export function stillPending(
  task: AutofixTask,
  etag: string | null,
  now: number,
  atGitHub: EpochSeconds,
): Task {
  const polls = task.polls + 1
  if (task.asked && atGitHub - task.asked.at > LONGEST_WAIT)
    return { ...task, answer: 'failed', failure: { kind: 'timeout' }, etag: null, polls, due: 0 }
  return { ...task, polls, etag, due: nextLook(polls, now) }
}

function nextLook(polls: number, now: number): number {
  const seconds = LOOKS[Math.min(polls, LOOKS.length - 1)] ?? LONGEST_WAIT
  // At the same instants for all, so that a thousand looks are few rounds.
  const round = seconds / 2
  return Math.ceil((now + seconds) / round) * round
}

/** The issue is there. `written`: what stands in it; null where that has to be read first. */
export function opened(task: IssueTask, number: number, written: IssueText | null): Task {
  const upToDate = written !== null && sameText(written, task.text)
  const state = upToDate ? 'done' : 'waiting'
  return { ...task, number, written, state, hold: false, asked: null, tries: 0, failure: null, due: 0 }
}

export function sameText(one: IssueText, other: IssueText): boolean {
  return one.title === other.title && one.section === other.section
}

/** A comment stands; the last one of a deleted campaign leaves nothing behind. */
export function said(task: Task): Task | null {
  if (task.kind === 'comment' && task.occasion === 'deleted') return null
  return { ...task, state: 'done', hold: false, asked: null, tries: 0, failure: null }
}
