import type { Alert, Repository, Rule, Tool } from './model.ts'
import { CODEQL_RULES } from './rules.ts'
import { list, number, record, text, type Json } from './sarif-values.ts'

interface SarifAlerts {
  alerts: Alert[]
  /** Results that have no place in a file, which code scanning does not show. */
  skipped: number
}

/**
 * Turns the results of a SARIF log into alerts of `repository`, numbered from `firstNumber` on, all created at
 * `createdAt` (milliseconds). Rules may stand in the driver or in an extension of the tool. Throws on a log without
 * runs; a result without a location is counted and left out.
 */
export function alertsFromSarif(
  log: unknown,
  repository: Repository,
  createdAt: number,
  firstNumber = 1,
): SarifAlerts {
  const runs = list(record(log)['runs'])
  if (runs.length === 0) throw new Error('The SARIF log has no runs')
  const alerts: Alert[] = []
  let skipped = 0
  for (const run of runs.map(record)) {
    const driver = record(record(run['tool'])['driver'])
    const version = text(driver['semanticVersion']) ?? text(driver['version']) ?? null
    const tool: Tool = { name: text(driver['name']) ?? 'unknown', version }
    for (const result of list(run['results']).map(record)) {
      const place = firstPlace(result)
      if (!place) {
        skipped += 1
        continue
      }
      const rule = findRule(run, result)
      alerts.push({
        repository,
        number: firstNumber + alerts.length,
        rule,
        tool,
        state: 'open',
        createdAt,
        updatedAt: createdAt,
        fixedAt: null,
        reopenedAt: null,
        dismissal: null,
        ...place,
        message: text(record(result['message'])['text']) ?? rule.name,
        classifications: isTest(place.path) ? ['test'] : [],
        assignees: [],
        commit: 'd'.repeat(40),
      })
    }
  }
  return { alerts, skipped }
}

function firstPlace(result: Json) {
  const physical = record(record(list(result['locations'])[0])['physicalLocation'])
  const path = text(record(physical['artifactLocation'])['uri'])
  if (path === undefined) return undefined
  const region = record(physical['region'])
  const line = number(region['startLine']) ?? 1
  const column = number(region['startColumn']) ?? 1
  const endLine = number(region['endLine']) ?? line
  return { path: decodeURI(path), line, endLine, column, endColumn: number(region['endColumn']) ?? column }
}

/** A result names its rule by index into the driver or an extension, or only by id. */
function findRule(run: Json, result: Json): Rule {
  const tool = record(run['tool'])
  const reference = record(result['rule'])
  const extension = number(record(reference['toolComponent'])['index'])
  const extensions = list(tool['extensions']).map(record)
  const component = extension === undefined ? record(tool['driver']) : record(extensions[extension])
  const index = number(reference['index']) ?? number(result['ruleIndex'])
  const id = text(result['ruleId']) ?? text(reference['id'])
  const rules = list(component['rules']).map(record)
  const everywhere = [record(tool['driver']), ...extensions].flatMap((one) => list(one['rules']).map(record))
  const found =
    (index === undefined ? undefined : rules[index]) ?? everywhere.find((rule) => rule['id'] === id)
  return ruleFrom(found ?? {}, id ?? 'unknown')
}

const kept = new WeakMap<Json, Rule>()

function ruleFrom(found: Json, fallbackId: string): Rule {
  const known = kept.get(found)
  if (known) return known
  const properties = record(found['properties'])
  const id = text(found['id']) ?? fallbackId
  const level = text(properties['problem.severity']) ?? text(record(found['defaultConfiguration'])['level'])
  const score = Number.parseFloat(String(properties['security-severity'] ?? ''))
  const rule: Rule = {
    id,
    name: text(record(found['shortDescription'])['text']) ?? text(properties['name']) ?? id,
    severity: level === 'error' || level === 'note' || level === 'none' ? level : 'warning',
    score: Number.isFinite(score) ? score : null,
    tags: list(properties['tags']).filter((tag) => typeof tag === 'string'),
    autofix: CODEQL_RULES.find((rule) => rule.id === id)?.autofix ?? false,
  }
  const help = text(record(found['help'])['markdown']) ?? text(record(found['help'])['text'])
  if (help !== undefined) rule.help = help
  kept.set(found, rule)
  return rule
}

/** GitHub labels test code by its path. */
function isTest(path: string): boolean {
  return /(^|\/)(tests?|specs?|__tests__)\/|[._-](test|spec)\.[a-z]+$/i.test(path)
}
