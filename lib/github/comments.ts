import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { toIso, type EpochSeconds } from '@/lib/time'
import { text } from './answers'
import { aboutOf, type IssueQuery } from './issues'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import { ownerAndName } from './place'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Send } from './transport'

export interface NewComment extends IssueQuery {
  /** Markdown. */
  body: string
}

export interface CommentSearch extends IssueQuery {
  /** Comments that changed at this instant or later. */
  since: EpochSeconds
  /** Text in the comment. */
  marker: string
}

const schema = v.object({ body: text })

/** `POST …/issues/{number}/comments`. */
export async function createComment(send: Send, comment: NewComment): Promise<Outcome<null>> {
  const reply = await send({
    ...aboutOf(comment),
    once: true,
    call: (octokit, options) =>
      octokit.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
        ...ownerAndName(comment),
        issue_number: comment.number,
        body: comment.body,
        ...options,
      }),
  })
  return reply.ok ? ok(null) : reply
}

/** `GET …/issues/{number}/comments?since=…`: whether one of them bears the marker. */
export async function findComment(send: Send, host: Host, query: CommentSearch): Promise<Outcome<boolean>> {
  const address = `${host.api}/repos/${query.fullName}/issues/${query.number}/comments`
  const all = await readAll('issues', async (place) => {
    const reply = await send({
      ...aboutOf(query),
      call: (octokit, options) =>
        octokit.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
          ...ownerAndName(query),
          issue_number: query.number,
          since: toIso(query.since),
          per_page: PER_PAGE,
          ...placeParameters(place),
          ...options,
        }),
    })
    return reply.ok ? readPage(reply.value, schema, 'issues', address) : reply
  })
  if (!all.ok) return all
  if (all.value.items.some(({ body }) => body.includes(query.marker))) return ok(true)
  return all.value.missing.length > 0
    ? fail({ kind: 'unexpected-answer', subject: 'issues', problems: ['comments[]'] })
    : ok(false)
}
