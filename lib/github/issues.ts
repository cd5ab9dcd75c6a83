import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { toIso, type EpochSeconds } from '@/lib/time'
import { id, text } from './answers'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import { ownerAndName, type RepositoryPlace } from './place'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Reply } from './reply'
import type { Send } from './transport'

/** Where an issue is, or is to be. */
export type IssuePlace = RepositoryPlace

export interface NewIssue extends IssuePlace {
  title: string
  /** Markdown. */
  body: string
}

export interface IssueQuery extends IssuePlace {
  number: number
}

export type IssueChange = NewIssue & IssueQuery

export interface Issue {
  number: number
  title: string
  body: string
}

export interface IssueSearch extends IssuePlace {
  /** Login of whoever opened it. */
  creator: string
  /** Issues that changed at this instant or later. */
  since: EpochSeconds
  /** Text in its body. */
  marker: string
}

const schema: v.GenericSchema<unknown, Issue> = v.object({ number: id, title: text, body: text })
/** A pull request is listed as an issue too, and is none of ours. */
const listed = v.object({ number: id, body: text, pull_request: v.optional(v.unknown()) })

/** `POST /repos/{owner}/{repo}/issues`: its number. 410 where issues are switched off, 403 where the repository is archived. */
export async function createIssue(send: Send, issue: NewIssue): Promise<Outcome<number>> {
  const reply = await send({
    ...aboutOf(issue),
    once: true,
    call: (octokit, options) =>
      octokit.request('POST /repos/{owner}/{repo}/issues', {
        ...ownerAndName(issue),
        title: issue.title,
        body: issue.body,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  const made = issueOf(reply.value)
  return made.ok ? ok(made.value.number) : made
}

/** `GET …/issues/{number}`: as it is now, with what people changed in it. */
export async function readIssue(send: Send, query: IssueQuery): Promise<Outcome<Issue>> {
  const reply = await send({
    ...aboutOf(query),
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}', {
        ...ownerAndName(query),
        issue_number: query.number,
        ...options,
      }),
  })
  return reply.ok ? issueOf(reply.value) : reply
}

/** `PATCH …/issues/{number}`: title and body. */
export async function updateIssue(send: Send, change: IssueChange): Promise<Outcome<null>> {
  const reply = await send({
    ...aboutOf(change),
    once: true,
    call: (octokit, options) =>
      octokit.request('PATCH /repos/{owner}/{repo}/issues/{issue_number}', {
        ...ownerAndName(change),
        issue_number: change.number,
        title: change.title,
        body: change.body,
        ...options,
      }),
  })
  return reply.ok ? ok(null) : reply
}

/**
 * `GET …/issues?state=all&creator=…&since=…`: the number of the first issue that bears the marker in its body, or null.
 * A creation whose answer never came is found so, since the search index would know of it minutes later.
 */
export async function findIssue(send: Send, host: Host, query: IssueSearch): Promise<Outcome<number | null>> {
  const all = await readAll('issues', async (place) => {
    const reply = await send({
      ...aboutOf(query),
      call: (octokit, options) =>
        octokit.request('GET /repos/{owner}/{repo}/issues', {
          ...ownerAndName(query),
          state: 'all',
          creator: query.creator,
          since: toIso(query.since),
          sort: 'created',
          direction: 'asc',
          per_page: PER_PAGE,
          ...placeParameters(place),
          ...options,
        }),
    })
    return reply.ok
      ? readPage(reply.value, listed, 'issues', `${host.api}/repos/${query.fullName}/issues`)
      : reply
  })
  if (!all.ok) return all
  const found = all.value.items.find(({ body, pull_request }) => !pull_request && body.includes(query.marker))
  if (found) return ok(found.number)
  // An item that cannot be read may be the very one: not to have found it would open a second.
  return all.value.missing.length > 0 ? unexpected('issues[]') : ok(null)
}

function issueOf(reply: Reply): Outcome<Issue> {
  const parsed = v.safeParse(schema, reply.data)
  return parsed.success ? ok(parsed.output) : unexpected('issue')
}

function unexpected(problem: string): Outcome<never> {
  return fail({ kind: 'unexpected-answer', subject: 'issues', problems: [problem] })
}

/** What a failure names. */
export function aboutOf({ organization, fullName, signal }: IssuePlace) {
  return { subject: 'issues' as const, name: fullName, organization, signal }
}
