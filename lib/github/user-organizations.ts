import * as v from 'valibot'
import { ok } from '@/lib/failure'
import { PER_PAGE, placeParameters, readAll, readPage } from './listing'
import type { Outcome } from '@/lib/failure'
import type { Host } from './hosts'
import type { Send } from './transport'

/** What GitHub is asked about the token's user. */
export interface UserCalls {
  organizationsOfUser(query?: { signal?: AbortSignal | undefined }): Promise<Outcome<string[]>>
}

export function userCalls(send: Send, host: Host): UserCalls {
  return { organizationsOfUser: (query) => readOrganizations(send, host, query?.signal) }
}

const schema = v.object({ login: v.string() })

/**
 * `GET /user/orgs`: logins of the organizations of which the token's user is a member. A fine-grained token is answered with an
 * empty list (docs "Permissions required for fine-grained personal access tokens"), a classic one without `read:org` with 403.
 */
async function readOrganizations(send: Send, host: Host, signal?: AbortSignal): Promise<Outcome<string[]>> {
  const all = await readAll('organization', async (place) => {
    const reply = await send({
      subject: 'organization',
      name: '',
      organization: '',
      signal,
      call: (octokit, options) =>
        octokit.request('GET /user/orgs', { per_page: PER_PAGE, ...placeParameters(place), ...options }),
    })
    return reply.ok ? readPage(reply.value, schema, 'organization', `${host.api}/user/orgs`) : reply
  })
  return all.ok ? ok(all.value.items.map(({ login }) => login)) : all
}
