import type { Rule } from './model.ts'

export type SecuritySeverityLevel = 'critical' | 'high' | 'medium' | 'low'

/** GitHub's levels of a CVSS-like score: from 9 critical, from 7 high, from 4 medium; null when there is no score. */
export function securitySeverityLevel(rule: Rule): SecuritySeverityLevel | null {
  if (rule.score === null) return null
  if (rule.score >= 9) return 'critical'
  if (rule.score >= 7) return 'high'
  return rule.score >= 4 ? 'medium' : 'low'
}
