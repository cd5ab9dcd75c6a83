import { commitsAhead, findBranch } from './git-history.ts'
import type { Repository } from './model.ts'

interface Words {
  title: string
  body: string | null
  /** Names of branches. */
  head: string
  base: string
}

/**
 * Numbers of the alerts that a pull request is for: those whose address stands in its body or title, the one that its
 * title or branch names in GitHub's own words, and those whose fix Autofix has committed to its branch.
 */
export function linkedAlerts(repository: Repository, { title, body, head, base }: Words): number[] {
  const { owner, name, alerts } = repository
  const text = `${title}\n${body ?? ''}`
  const page = `github.com/${owner.login}/${name}/security/code-scanning/`.toLowerCase()
  const addresses = text.toLowerCase().split(page).slice(1)
  const told = [
    ...addresses.map((after) => /^\d+/.exec(after)?.[0]),
    /code scanning alert no\. (\d+)/i.exec(title)?.[1],
    /^alert-autofix-(\d+)$/.exec(head)?.[1],
  ].map(Number)
  const from = findBranch(repository, head)
  const onto = findBranch(repository, base)
  const committed =
    from && onto ? commitsAhead(repository, from.sha, onto.sha).map((one) => one.autofixOf) : []
  const numbers = new Set([...told, ...committed])
  return alerts.map((alert) => alert.number).filter((number) => numbers.has(number))
}
