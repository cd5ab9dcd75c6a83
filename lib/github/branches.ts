import * as v from 'valibot'
import { fail, ok } from '@/lib/failure'
import { parseItems } from './answers'
import { FIX_BRANCH_PREFIX, alertsOfBranch } from '@/lib/alerts/fix-names'
import type { Outcome } from '@/lib/failure'
import type { Send } from './transport'

const HEADS = 'refs/heads/'
const schema = v.object({ ref: v.string() })

/** A branch for the fix of an alert. */
interface FixBranch {
  /** The alert's number in its repository. */
  number: number
  name: string
}

export type BranchAnswer =
  { unchanged: true } | { unchanged: false; etag: string | null; branches: FixBranch[] }

export interface BranchQuery {
  organization: string
  /** `octo-org/shop` */
  fullName: string
  /** That of the last answer: what has not changed since costs none of the hourly limit. */
  etag: string | null
  signal?: AbortSignal | undefined
}

/** `GET /repos/{owner}/{repo}/git/matching-refs/heads/alert-autofix-`; 409 is an empty repository, which has no branches. */
export async function readBranches(send: Send, query: BranchQuery): Promise<Outcome<BranchAnswer>> {
  const [owner = '', repo = ''] = query.fullName.split('/')
  const reply = await send({
    subject: 'branches',
    name: query.fullName,
    organization: query.organization,
    signal: query.signal,
    etag: query.etag,
    accepts: [409],
    call: (octokit, options) =>
      octokit.request('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', {
        owner,
        repo,
        ref: `heads/${FIX_BRANCH_PREFIX}`,
        ...options,
      }),
  })
  if (!reply.ok) return reply
  const { status, headers, data } = reply.value
  if (status === 304) return ok({ unchanged: true })
  if (status === 409) return ok({ unchanged: false, etag: null, branches: [] })
  const parsed = parseItems(data, schema)
  if (parsed === null || parsed.malformed.length > 0) {
    return fail({ kind: 'unexpected-answer', subject: 'branches', problems: ['ref'] })
  }
  return ok({ unchanged: false, etag: headers['etag'] ?? null, branches: parsed.items.flatMap(branchOf) })
}

function branchOf({ ref }: { ref: string }): FixBranch[] {
  const name = ref.startsWith(HEADS) ? ref.slice(HEADS.length) : ''
  return alertsOfBranch(name).map((number) => ({ name, number }))
}
