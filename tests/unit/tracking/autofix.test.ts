import { describe, expect, it } from 'vitest'
import { ASKED_STATES, autofixState, countAutofix, noAutofix } from '@/lib/tracking/autofix'

describe('the state of Autofix', () => {
  it('is what was asked, else whether the rule is supported', () => {
    expect(autofixState(true, undefined)).toBe('supported')
    expect(autofixState(false, undefined)).toBe('not-supported')
    for (const asked of ASKED_STATES) {
      expect(autofixState(true, asked)).toBe(asked)
      // GitHub took the request for a rule that our table does not know yet.
      expect(autofixState(false, asked)).toBe(asked)
    }
  })
})

describe('counting it', () => {
  it('counts the asked states among what remains', () => {
    const counted = noAutofix()
    countAutofix(counted, 'not-supported', 'open')
    countAutofix(counted, 'supported', 'open')
    countAutofix(counted, 'supported', 'fixed')
    for (const state of ASKED_STATES) {
      countAutofix(counted, state, 'open')
      countAutofix(counted, state, 'in-progress')
      countAutofix(counted, state, 'fixed')
      countAutofix(counted, state, 'dismissed')
    }
    expect(counted).toEqual({ supported: 18, remaining: 9, pending: 2, ready: 2, none: 2, failed: 2 })
  })
})
