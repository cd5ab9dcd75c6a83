/** A named filter to start a campaign from. Its title stands in the message catalogue under `templates.ID`. */
export interface Template {
  id: string
  query: string
}

/** What every template asks for: open alerts in application code that Copilot Autofix can fix. */
const BASE = 'is:open autofilter:true autofix:supported'

/** The tags of CodeQL name CWEs with three digits at least. */
function weakness(id: string, number: number): Template {
  return { id, query: `${BASE} tag:external/cwe/cwe-${String(number).padStart(3, '0')}` }
}

export const TEMPLATES = [
  weakness('cross-site-scripting', 79),
  weakness('sql-injection', 89),
  weakness('path-traversal', 22),
  weakness('command-injection', 78),
  weakness('code-injection', 94),
  weakness('server-side-request-forgery', 918),
  weakness('unsafe-deserialization', 502),
  weakness('log-injection', 117),
  weakness('hard-coded-credentials', 798),
  weakness('xml-external-entities', 611),
  weakness('open-redirect', 601),
  weakness('cleartext-sensitive-data', 312),
  { id: 'critical-severity', query: `${BASE} severity:critical` },
] as const satisfies readonly Template[]
