import { SEVERITIES, STATES, type Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'

const LANGUAGES = ['Java', 'JavaScript', 'Python', 'Go', 'C#']
const RULES = Array.from({ length: 120 }, (_, i) => ({
  id: `java/rule-${i}`,
  description: `What rule ${i} finds`,
  tags: ['security', `external/cwe/cwe-${String(i % 40).padStart(3, '0')}`, 'maintainability'],
}))

/** So many alerts in 500 repositories, different enough to be no gift to any layout. */
export function someAlerts(count: number): Alert[] {
  return Array.from({ length: count }, (_, i) => {
    const mixed = (i * 2654435761) % 4294967296
    const state = STATES[mixed % 5 < 3 ? 0 : mixed % 3] ?? 'open'
    const at = 1_760_000_000 + (mixed % 30_000_000)
    return {
      repositoryId: 1000 + (i % 500),
      kind: 'code-scanning' as const,
      number: Math.floor(i / 500) + 1,
      state,
      severity: SEVERITIES[mixed % 7] ?? 'note',
      rule: RULES[mixed % RULES.length] ?? { id: '', description: '', tags: [] },
      tool: mixed % 10 === 0 ? 'Trivy' : 'CodeQL',
      path: `src/main/module${mixed % 90}/File${mixed % 9000}.java`,
      line: mixed % 700,
      classifications: mixed % 6 === 0 ? (['test'] as const).slice() : [],
      createdAt: at,
      updatedAt: at + 1000,
      fixedAt: state === 'fixed' ? at + 900 : null,
      dismissedAt: state === 'dismissed' ? at + 900 : null,
      dismissedReason: state === 'dismissed' ? "won't fix" : null,
      assignees: mixed % 50 === 0 ? [`dev-${mixed % 20}`] : [],
    }
  })
}

export function someRepositories(): Repository[] {
  return Array.from({ length: 500 }, (_, i) => ({
    id: 1000 + i,
    fullName: `octo-org/repository-${i}`,
    name: `repository-${i}`,
    visibility: i % 3 === 0 ? ('public' as const) : ('private' as const),
    archived: i % 40 === 0,
    language: LANGUAGES[i % LANGUAGES.length] ?? null,
    topics: [`topic-${i % 12}`],
    pushedAt: 1_760_000_000 + i,
    defaultBranch: 'main',
    properties: {},
  }))
}
