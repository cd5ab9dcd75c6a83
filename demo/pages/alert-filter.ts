import type { Alert } from '../organization/model.ts'
import { securitySeverityLevel } from '../organization/severity.ts'

/** Qualifiers of GitHub's own alert list that this page understands; the others match everything. */
const QUALIFIERS: Record<string, (alert: Alert, value: string) => boolean> = {
  rule: (alert, value) => alert.rule.id === value,
  tag: (alert, value) => alert.rule.tags.includes(value),
  tool: (alert, value) => alert.tool.name.toLowerCase() === value.toLowerCase(),
  repo: (alert, value) => alert.repository.name === value.split('/').at(-1),
  topic: (alert, value) => alert.repository.topics.includes(value),
  team: (alert, value) => hasTeam(alert, value),
  severity: (alert, value) => (securitySeverityLevel(alert.rule) ?? alert.rule.severity) === value,
  autofilter: (alert, value) => value !== 'true' || alert.classifications.length === 0,
  autofix: (alert, value) => value !== 'supported' || alert.rule.autofix,
  resolution: (alert, value) => resolution(alert) === value,
}

/** Everything but open or closed: that is counted for both. Space is AND, a comma is OR, a minus in front is NOT. */
export function alertMatcher(query: string): (alert: Alert) => boolean {
  const tests = (query.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((term) => {
    const negated = term.startsWith('-')
    const [name = '', ...rest] = term.slice(negated ? 1 : 0).split(':')
    const values = rest.join(':').replaceAll('"', '').split(',')
    const check = QUALIFIERS[name]
    if (rest.length === 0) {
      const wanted = term.replaceAll('"', '').toLowerCase()
      return (alert: Alert) => alert.repository.name.toLowerCase().includes(wanted)
    }
    if (!check) return () => true
    return (alert: Alert) => values.some((value) => check(alert, value)) !== negated
  })
  return (alert) => tests.every((test) => test(alert))
}

/** Which tab of the list a query asks for. */
export function askedState(query: string): 'open' | 'closed' {
  return /(^|\s)is:closed(\s|$)/.test(query) ? 'closed' : 'open'
}

function resolution(alert: Alert): string {
  if (alert.state === 'fixed') return 'fixed'
  return (alert.dismissal?.reason ?? '').replace("won't", 'wont').replaceAll(' ', '-')
}

function hasTeam(alert: Alert, slug: string): boolean {
  return alert.repository.owner.teams.some((team) => {
    if (team.slug !== slug) return false
    return team.grants.some(({ repository, permission }) => {
      return repository === alert.repository && ['push', 'maintain', 'admin'].includes(permission)
    })
  })
}
