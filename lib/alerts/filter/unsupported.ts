import type { Refusal } from './qualifier'

/**
 * Qualifiers that GitHub has for its security pages (docs "Filtering alerts in security overview") and that Muster cannot
 * evaluate, because the API tells nothing about them or because they belong to another kind of alert.
 */
const NAMES: ReadonlySet<string> = new Set([
  'artifact-registry',
  'artifact-registry-url',
  'branch',
  'bypassed',
  'ecosystem',
  'epss_percentage',
  'has',
  'org',
  'owner',
  'owner-type',
  'package',
  'pr',
  'provider',
  'ref',
  'relationship',
  'results',
  'runtime-risk',
  'scope',
  'secret-type',
  'validity',
])

const FAMILIES = ['codeql.', 'third-party.', 'dependabot.', 'secret-scanning.'] as const

/** Whether GitHub knows this qualifier and Muster does not. */
export function isUnsupported(name: string): boolean {
  return NAMES.has(name) || FAMILIES.some((family) => name.startsWith(family))
}

/** GitHub's values of `is:` that belong to secret scanning or to lists of repositories. */
export const UNSUPPORTED_IS = [
  'publicly-leaked',
  'multi-repository',
  'public',
  'private',
  'internal',
] as const

/** GitHub's values of `resolution:` that belong to secret scanning and Dependabot. */
export const UNSUPPORTED_RESOLUTIONS = [
  'hidden-by-config',
  'pattern-deleted',
  'pattern-edited',
  'revoked',
  'auto-dismissed',
  'fix-started',
  'inaccurate',
  'no-bandwidth',
  'not-used',
  'tolerable-risk',
] as const

/** Refuses these values, in any case. */
export function notSupported(values: readonly string[]): (value: string) => Refusal | null {
  return (value) => (values.includes(value.toLowerCase()) ? { reason: 'not-supported' } : null)
}
