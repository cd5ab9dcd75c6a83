import { describe, expect, it } from 'vitest'
import rules from '@/lib/alerts/autofix-rules.json'
import { supportsAutofix } from '@/lib/alerts/autofix'

describe('the rules that Copilot Autofix supports', () => {
  it('know the usual ones of each language, and no others', () => {
    for (const id of [
      'js/sql-injection',
      'java/xss',
      'py/xxe',
      'cs/code-injection',
      'actions/cache-poisoning/code-injection',
    ])
      expect(supportsAutofix(id), id).toBe(true)
    for (const id of ['', 'js', 'js/sql-injection ', 'JS/SQL-INJECTION', 'acme/no-such-rule', 'constructor'])
      expect(supportsAutofix(id), id).toBe(false)
  })

  it('are a sorted list without repetitions, so that a change of it reads well', () => {
    expect(rules).toEqual([...new Set(rules)].sort())
    expect(rules.every((id) => /^[a-z]+\/[\w/-]+$/.test(id))).toBe(true)
    expect(rules.length).toBeGreaterThan(400)
  })
})
