import { someAlerts, someRepositories } from './alerts'
import { compare, type Ratio } from './measure'
import type { Alert } from '@/lib/alerts/alert'
import { buildIndex } from '@/lib/alerts/build-index'
import { packAlerts } from '@/lib/alerts/batch'
import { evaluate } from '@/lib/alerts/filter/evaluate'

const NOW = 1_795_000_000
const QUERY = 'is:open severity:critical,high tag:external/cwe/cwe-007,external/cwe/cwe-012 language:Java'

/** Four qualifiers over 100,000 alerts, against the same predicate written by hand over an array of objects. */
export async function benchFilter(): Promise<Ratio> {
  const alerts = someAlerts(100_000)
  const repositories = someRepositories()
  const languageOf = new Map(repositories.map(({ id, language }) => [id, language]))
  const index = buildIndex({
    batches: [packAlerts(alerts)],
    repositories,
    teams: [],
    missing: { repositories: false, properties: false, teams: false },
  })
  const byHand = (alert: Alert) =>
    alert.state === 'open' &&
    (alert.severity === 'critical' || alert.severity === 'high') &&
    alert.rule.tags.some((tag) => tag === 'external/cwe/cwe-007' || tag === 'external/cwe/cwe-012') &&
    languageOf.get(alert.repositoryId) === 'Java'

  let ours = 0
  let baseline = 0
  const ratio = await compare(
    'filter: four qualifiers over 100,000 alerts, against a predicate by hand over objects',
    1,
    25,
    () => {
      ours = evaluate(QUERY, index, { now: NOW }).rows.length
    },
    () => {
      // GitHub's default order is part of the answer on both sides.
      baseline = alerts.filter(byHand).sort((a, b) => b.createdAt - a.createdAt).length
    },
  )
  if (ours !== baseline || ours === 0) throw new Error(`The two filters disagree: ${ours} and ${baseline}`)
  return ratio
}
