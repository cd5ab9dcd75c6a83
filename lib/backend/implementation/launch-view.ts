import { repositoryUrl } from '../answers/observed'
import type { LaunchRow, LaunchState, LaunchView } from '../views'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { OutboxState } from '@/lib/outbox/outbox'
import type { AutofixTask, IssueTask, LaunchRecord, Task } from '@/lib/storage/outbox-records'

/** A campaign's launch as people see it. `secondsLeft`: what everything that waits takes at GitHub's pace. */
export function launchView(
  campaign: Campaign,
  launch: LaunchRecord | null,
  tasks: readonly Task[],
  outbox: OutboxState,
  secondsLeft: number | null,
): LaunchView {
  const left = tasks.some(({ state }) => state === 'waiting' || state === 'doing')
  const state = stateOf(launch, tasks, left, outbox)
  return {
    state,
    options: launch?.options ?? campaign.launch,
    waiting: state === 'waiting' ? outbox.blocked : null,
    writes: {
      total: tasks.length,
      done: tasks.filter(({ state }) => state === 'done').length,
      failed: tasks.filter(({ state }) => state === 'failed').length,
    },
    secondsLeft: left ? secondsLeft : null,
    repositories: rowsOf(tasks),
  }
}

function stateOf(
  launch: LaunchRecord | null,
  tasks: readonly Task[],
  left: boolean,
  { blocked }: OutboxState,
): LaunchState {
  if (!launch) return 'none'
  // What keeps open issues up to date goes on after a cancel, and is not the launch.
  if (tasks.some((task) => task.state === 'held' || task.hold)) return 'cancelled'
  if (!left) return 'done'
  return blocked ? 'waiting' : 'running'
}

function rowsOf(tasks: readonly Task[]): LaunchRow[] {
  const groups = new Map<number, Task[]>()
  for (const task of tasks) {
    const group = groups.get(task.repositoryId)
    if (group) group.push(task)
    else groups.set(task.repositoryId, [task])
  }
  const rows = [...groups].map(([repositoryId, group]) => rowOf(repositoryId, group))
  return rows.sort((a, b) => (a.repository ?? '').localeCompare(b.repository ?? '', 'en'))
}

function rowOf(repositoryId: number, tasks: readonly Task[]): LaunchRow {
  const repository = tasks[0]?.repository ?? null
  const issue = tasks.find((task) => task.kind === 'issue')
  const others = tasks.find((task) => task.state === 'failed' && !(task === issue && issue.number === null))
  return {
    repositoryId,
    repository,
    autofix: countsOf(tasks.filter((task) => task.kind === 'autofix')),
    issue: issueOf(issue, repository),
    failure: others?.failure ?? null,
  }
}

function countsOf(tasks: readonly AutofixTask[]): LaunchRow['autofix'] {
  const counts = { total: tasks.length, waiting: 0, pending: 0, ready: 0, none: 0, failed: 0 }
  for (const { state, answer } of tasks) {
    if (state === 'failed') counts.failed += 1
    else if (state === 'done' && answer !== null) counts[answer] += 1
    else counts.waiting += 1
  }
  return counts
}

function issueOf(issue: IssueTask | undefined, repository: string | null): LaunchRow['issue'] {
  if (!issue) return { state: 'none' }
  if (issue.number !== null && repository !== null)
    return { state: 'open', number: issue.number, url: `${repositoryUrl(repository)}/issues/${issue.number}` }
  if (issue.state === 'failed' && issue.failure) return { state: 'failed', failure: issue.failure }
  return { state: 'waiting' }
}
