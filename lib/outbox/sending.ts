import { withSection } from '@/lib/campaigns/issue-text'
import { fail, ok } from '@/lib/failure'
import { answered, opened, said } from './results'
import { MARGIN, settle, type Change, type Place, type Surroundings } from './surroundings'
import type { Outcome } from '@/lib/failure'
import type { CommentTask, IssueTask, Task } from '@/lib/storage/outbox-records'

/** Sends what was marked; answers with what its task becomes. */
type Sending = (task: Task) => Promise<Outcome<Change>>

/** Reads what the request depends on; null where it turns out that nothing is to be sent. */
export function prepare(around: Surroundings, task: Task, place: Place): Promise<Outcome<Sending | null>> {
  if (task.kind === 'comment') return prepareComment(around, task, place)
  if (task.kind === 'issue' && task.number !== null) return prepareUpdate(around, task, task.number, place)
  return Promise.resolve(ok(task.kind === 'issue' ? create(around, place) : ask(around, place, task.number)))
}

function ask({ github, clock }: Surroundings, place: Place, number: number): Sending {
  return async () => {
    const answer = await github.requestAutofix({ ...place, number })
    if (!answer.ok) return answer
    return ok((now) => (now.kind === 'autofix' ? answered(now, answer.value, null, clock()) : now))
  }
}

function create({ github }: Surroundings, place: Place): Sending {
  return async (begun) => {
    if (begun.kind !== 'issue') return fail({ kind: 'internal', detail: 'not an issue' })
    const { text } = begun
    const number = await github.createIssue({ ...place, title: text.title, body: text.section })
    if (!number.ok) return number
    return ok((now) => (now.kind === 'issue' ? opened(now, number.value, text) : now))
  }
}

/** What people wrote around our part of the body stays, and where nothing differs nothing is written. */
async function prepareUpdate(
  around: Surroundings,
  task: IssueTask,
  number: number,
  place: Place,
): Promise<Outcome<Sending | null>> {
  const issue = await around.github.issue({ ...place, number })
  if (!issue.ok) return issue
  const { text } = task
  const { title } = text
  const body = withSection(issue.value.body, text.section, task.campaignId)
  const upToDate: Change = (now) => (now.kind === 'issue' ? opened(now, number, text) : now)
  if (issue.value.title === title && sameBody(issue.value.body, body)) {
    const stop = await settle(around, task, upToDate)
    return stop ? fail(stop) : ok(null)
  }
  return ok(async () => {
    const updated = await around.github.updateIssue({ ...place, number, title, body })
    return updated.ok ? ok(upToDate) : updated
  })
}

/** GitHub's form editor turns line ends into CRLF. */
function sameBody(one: string, other: string): boolean {
  return one.replaceAll('\r\n', '\n').trim() === other.replaceAll('\r\n', '\n').trim()
}

async function prepareComment(
  around: Surroundings,
  task: CommentTask,
  place: Place,
): Promise<Outcome<Sending | null>> {
  const number = await issueOf(around, task, place)
  if (!number.ok) return number
  if (number.value === null) {
    // The issue was never opened: there is nobody to tell.
    const stop = await settle(around, task, () => null)
    return stop ? fail(stop) : ok(null)
  }
  const issue = number.value
  return ok(async () => {
    const made = await around.github.createComment({ ...place, number: issue, body: task.body })
    return made.ok ? ok((now) => said(now)) : made
  })
}

/** The number of a comment's issue; null where it was never opened. */
export async function issueOf(
  { github }: Surroundings,
  { issue }: CommentTask,
  place: Place,
): Promise<Outcome<number | null>> {
  if ('number' in issue) return ok(issue.number)
  const { by, at } = issue.asked
  return github.findIssue({ ...place, creator: by, since: at - MARGIN, marker: issue.marker })
}
