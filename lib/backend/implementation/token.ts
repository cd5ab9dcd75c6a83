import type { Handlers, Parts } from './parts'
import type { TokenStatus } from '../views'
import type { Outcome } from '@/lib/failure'

type TokenOperation = 'token.status' | 'token.save' | 'token.unlock' | 'token.forget'

/** The token: checked at GitHub before it is kept, and never given out again. */
export function tokenHandlers({ vault, github, announce }: Parts): Handlers<TokenOperation> {
  async function status(changed: Promise<Outcome<unknown>>): Promise<Outcome<TokenStatus>> {
    const outcome = await changed
    if (!outcome.ok) return outcome
    announce({ topic: 'token', organization: null })
    return vault.state()
  }
  return {
    'token.status': () => vault.state(),
    async 'token.save'({ token, passphrase }) {
      const checked = await github.checkToken(token)
      if (!checked.ok) return checked
      const { token: tidied, info } = checked.value
      return status(
        passphrase === null ? vault.saveForSession(tidied, info) : vault.remember(tidied, passphrase, info),
      )
    },
    'token.unlock': ({ passphrase }) => status(vault.unlock(passphrase)),
    'token.forget': () => status(vault.forget()),
  }
}
