import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { ownerAndName } from './place'
import { REFUSED, refusalOf } from './refusals'
import type { Outcome } from '@/lib/failure'
import type { BranchPlace } from './refs'
import type { Send } from './transport'

export interface NewAutofixCommit extends BranchPlace {
  /** The alert's number in its repository. */
  number: number
  message: string
}

const made = v.object({ sha: v.string() })
const commits = v.array(v.object({ sha: v.string(), commit: v.object({ message: v.string() }) }))

/**
 * `POST …/code-scanning/alerts/{n}/autofix/commits`: commits Autofix's suggestion to a branch that is there, and answers with
 * the commit. Whether there is a suggestion has to be asked before: GitHub refuses in the same way what it has not and what the
 * branch will not take.
 */
export async function commitAutofix(send: Send, commit: NewAutofixCommit): Promise<Outcome<string>> {
  const reply = await send({
    ...aboutOf(commit),
    accepts: REFUSED,
    once: true,
    call: (octokit, options) =>
      octokit.request('POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits', {
        ...ownerAndName(commit),
        alert_number: commit.number,
        target_ref: `refs/heads/${commit.branch}`,
        message: commit.message,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status >= 400) return fail(refusalOf(reply.value, { ...aboutOf(commit), ...commit }))
  const parsed = v.safeParse(made, reply.value.data)
  return parsed.success ? ok(parsed.output.sha) : unexpected('sha')
}

export interface CommitSearch extends BranchPlace {
  /** First line of its message. */
  message: string
  /** What the branch ended with before; older commits are not looked at. */
  after: string
}

/** `GET …/commits?sha={branch}`: among the last hundred, the one with this message; null where there is none. */
export async function findCommit(send: Send, query: CommitSearch): Promise<Outcome<string | null>> {
  const reply = await send({
    ...aboutOf(query),
    accepts: [404, 409],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/commits', {
        ...ownerAndName(query),
        sha: query.branch,
        per_page: 100,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  if (reply.value.status >= 400) return ok(null)
  const parsed = v.safeParse(commits, reply.value.data)
  if (!parsed.success) return unexpected('commits[]')
  const before = parsed.output.findIndex(({ sha }) => sha === query.after)
  const later = before < 0 ? parsed.output : parsed.output.slice(0, before)
  return ok(later.find(({ commit }) => firstLine(commit.message) === firstLine(query.message))?.sha ?? null)
}

function firstLine(text: string): string {
  return (text.split('\n', 1)[0] ?? '').trim()
}

function aboutOf({ organization, fullName, signal }: BranchPlace) {
  return { subject: 'autofix' as const, name: fullName, organization, signal }
}

function unexpected(problem: string): Outcome<never> {
  return fail({ kind: 'unexpected-answer', subject: 'autofix', problems: [problem] })
}
