import rules from './autofix-rules.json'

/**
 * Which rules Copilot Autofix supports: GitHub's tables of CodeQL's built-in queries (docs "Queries for … analysis", as of
 * 2026-08-22), together with the same mark on the security rules of CodeQL's own result files.
 */
const supported: ReadonlySet<string> = new Set(rules)

/** Whether Copilot Autofix knows the rule. Only an alert of `AUTOFIX_TOOL` (`./alert.ts`) counts: other tools may use the same ids. */
export function supportsAutofix(ruleId: string): boolean {
  return supported.has(ruleId)
}
