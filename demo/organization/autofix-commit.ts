import { commentMark } from './first-files.ts'
import { findCommit } from './git-history.ts'
import type { Commit } from './git-model.ts'
import { gitFile } from './git-objects.ts'
import type { Alert, Person } from './model.ts'
import { pullRequestTitle } from './pull-request.ts'
import type { World } from './world.ts'

/**
 * Commits Autofix's suggestion for an alert to a branch: one more line above the place of the alert. Null when the
 * branch has that change already, so that there is nothing to commit.
 */
export function commitAutofix(
  world: World,
  alert: Alert,
  branch: string,
  by: Person,
  message = pullRequestTitle([alert]),
): Commit | null {
  const { repository, path, number } = alert
  const file = findCommit(repository, branch)?.files.get(path)
  const text = file ? Buffer.from(file.bytes).toString('utf8') : ''
  const line = `${commentMark(path)} Autofix for alert ${number}: what comes from outside is checked from here on.`
  const lines = text.split('\n')
  if (lines.includes(line)) return null
  lines.splice(Math.min(alert.line - 1, lines.length), 0, line)
  const changes = new Map([[path, gitFile(lines.join('\n'))]])
  const name = `${repository.owner.login}/${repository.name}`
  return world.commit(name, changes, { branch, by, message, autofixOf: number })
}
