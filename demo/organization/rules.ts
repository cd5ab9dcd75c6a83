import { readFileSync } from 'node:fs'
import type { Rule, Tool } from './model.ts'
import { weightedPicker, type Random } from './random.ts'

/** Real CodeQL security rules: names, severities, tags, and whether Copilot Autofix supports them. */
export const CODEQL_RULES = readRules()

export const CODEQL: Tool = { name: 'CodeQL', version: '2.24.3' }
export const TRIVY: Tool = { name: 'Trivy', version: '0.67.2' }

/** Findings of a third-party tool about container and infrastructure files: no security severity, no Autofix. */
export const TRIVY_RULES: readonly Rule[] = [
  trivy('DS-0002', "Image user should not be 'root'", 'error'),
  trivy('DS-0026', 'No HEALTHCHECK defined', 'note'),
  trivy('DS-0001', "':latest' tag used", 'warning'),
  trivy('KSV-0014', 'Root file system is not read-only', 'warning'),
  trivy('KSV-0118', 'Default security context configured', 'error'),
]

const PREFIXES: Record<string, string> = {
  TypeScript: 'js',
  JavaScript: 'js',
  Python: 'py',
  Java: 'java',
  Go: 'go',
  'C#': 'cs',
}

/** How often a rule is met in practice, relative to others. A rule that is not named here is rare. */
const COMMON: Record<string, number> = {
  'sql-injection': 9,
  'concatenated-sql-query': 2,
  xss: 7,
  'web/xss': 7,
  'reflected-xss': 6,
  'reflective-xss': 7,
  'xss-through-dom': 3,
  'stored-xss': 2,
  'path-injection': 7,
  zipslip: 1,
  tarslip: 1,
  'command-line-injection': 8,
  'code-injection': 7,
  'server-side-template-injection': 3,
  'spel-expression-injection': 3,
  'template-injection': 2,
  'unsafe-quoting': 5,
  'request-forgery': 9,
  ssrf: 8,
  'full-ssrf': 6,
  'partial-ssrf': 3,
  'unsafe-deserialization': 5,
  'unsafe-deserialization-untrusted-input': 7,
  'log-injection': 7,
  'log-forging': 6,
  'hardcoded-credentials': 4,
  'hardcoded-credential-api-call': 3,
  xxe: 5,
  'xml/insecure-dtd-handling': 6,
  'unvalidated-url-redirection': 4,
  'web/unvalidated-url-redirection': 4,
  'server-side-unvalidated-url-redirection': 4,
  'url-redirection': 4,
  'clear-text-logging': 6,
  'clear-text-logging-sensitive-data': 6,
  'clear-text-storage-of-sensitive-data': 2,
  'clear-text-storage-sensitive-data': 2,
  'cleartext-storage-of-sensitive-information': 5,
  'missing-rate-limiting': 5,
  'incomplete-sanitization': 3,
  'polynomial-redos': 3,
  'stack-trace-exposure': 3,
  'error-message-exposure': 3,
  'information-exposure-through-exception': 3,
  'weak-cryptographic-algorithm': 2,
  'weak-sensitive-data-hashing': 3,
  'insecure-randomness': 2,
  'spring-disabled-csrf-protection': 2,
  'disabled-certificate-check': 2,
  'incorrect-integer-conversion': 3,
}
const RARE = 0.35

/** Which rules fire in one repository. Not every rule does: code has habits, and so have its mistakes. */
export function ruleChooser(language: string, random: Random): (random: Random) => Rule {
  const prefix = `${PREFIXES[language] ?? 'js'}/`
  const all = CODEQL_RULES.filter((rule) => rule.id.startsWith(prefix))
  const weight = (rule: Rule) => COMMON[rule.id.slice(prefix.length)] ?? RARE
  const met = all.filter((rule) => random.chance(inclusion(rule, weight(rule))))
  const rules = met.length > 2 ? met : all
  return weightedPicker(
    rules,
    rules.map((rule) => weight(rule) * (0.5 + random.next())),
  )
}

/** Not every program has a database: injection into one is met in about a third of the repositories. */
function inclusion(rule: Rule, weight: number): number {
  if (rule.tags.includes('external/cwe/cwe-089')) return 0.33
  return weight > 1 ? 0.42 : 0.16
}

function trivy(id: string, name: string, severity: Rule['severity']): Rule {
  return { id, name, severity, score: null, tags: ['misconfiguration', 'security'], autofix: false }
}

function readRules(): readonly Rule[] {
  const text = readFileSync(new URL('../data/codeql-rules.json', import.meta.url), 'utf8')
  const parsed: unknown = JSON.parse(text)
  if (!Array.isArray(parsed) || !parsed.every(isRule))
    throw new Error('demo/data/codeql-rules.json is damaged')
  return parsed
}

function isRule(value: unknown): value is Rule {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    'score' in value &&
    typeof value.score === 'number' &&
    'tags' in value &&
    Array.isArray(value.tags)
  )
}
