import type { Handlers, Parts } from './parts'
import type { TokenStatus } from '../views'
import type { Failure, Outcome } from '@/lib/failure'

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

  /** What failed for want of this token goes on by itself. */
  async function given(changed: Promise<Outcome<unknown>>): Promise<Outcome<TokenStatus>> {
    const answer = await status(changed)
    if (!answer.ok) return answer
    const records = await store.organizations.list()
    if (!records.ok) return answer
    for (const { login, lastFailure } of records.value)
      if (lastFailure && OF_TOKEN.includes(lastFailure.failure.kind)) void sync.start(login)
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
