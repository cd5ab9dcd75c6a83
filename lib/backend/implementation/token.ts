import type { Handlers, Parts } from './parts'
import type { TokenStatus } from '../views'
import type { Failure, Outcome } from '@/lib/failure'
import { isOfAnother } from '@/lib/storage/organization-record'

const OF_TOKEN: readonly Failure['kind'][] = ['no-token', 'token-locked', 'token-rejected']

type TokenOperation = 'token.status' | 'token.save' | 'token.unlock' | 'token.forget'

/** The token: checked at GitHub before it is kept, and never given out again. */
export function tokenHandlers({ vault, github, store, sync, announce }: Parts): Handlers<TokenOperation> {
  async function status(changed: Promise<Outcome<unknown>>): Promise<Outcome<TokenStatus>> {
    const outcome = await changed
    if (!outcome.ok) return outcome
    announce({ topic: 'token', organization: null })
    return vault.state()
  }

  /** What failed for want of this token goes on by itself; what another user pulled is pulled anew, since it may be more than this one may see. */
  async function given(changed: Promise<Outcome<unknown>>): Promise<Outcome<TokenStatus>> {
    const answer = await status(changed)
    if (!answer.ok) return answer
    const records = await store.organizations.list()
    if (!records.ok) return answer
    const me = answer.value.state === 'present' ? answer.value.login : null
    for (const record of records.value) {
      const isMissed = record.lastFailure !== null && OF_TOKEN.includes(record.lastFailure.failure.kind)
      const isOthers = me !== null && record.pulledBy !== null && isOfAnother(record, me)
      if (isMissed || isOthers) void sync.start(record.login)
    }
    return answer
  }

  return {
    'token.status': () => vault.state(),
    async 'token.save'({ token, passphrase }) {
      const checked = await github.checkToken(token)
      if (!checked.ok) return checked
      const { token: tidied, info } = checked.value
      return given(
        passphrase === null ? vault.saveForSession(tidied, info) : vault.remember(tidied, passphrase, info),
      )
    },
    'token.unlock': ({ passphrase }) => given(vault.unlock(passphrase)),
    'token.forget': () => status(vault.forget()),
  }
}
