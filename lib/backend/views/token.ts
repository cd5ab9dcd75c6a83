import type { EpochSeconds } from '@/lib/time'

export interface ScopeCheck {
  /** Scope or permission by GitHub's name, for example `security_events`. */
  name: string
  /** `unknown`: fine-grained tokens do not tell theirs. */
  state: 'present' | 'missing' | 'unknown'
  /** Needed for what: a key of the message catalogue. */
  purpose: 'readAlerts' | 'readOrganization' | 'readPrivate'
  required: boolean
}

export type TokenStatus =
  | { state: 'none' }
  | { state: 'locked' }
  | {
      state: 'present'
      login: string
      type: 'classic' | 'fine-grained'
      scopes: ScopeCheck[]
      expiresAt: EpochSeconds | null
      kept: 'session' | 'remembered'
    }
