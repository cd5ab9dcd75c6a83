import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { blankRepository } from './blank-repository.ts'
import type { Repository } from './model.ts'
import { alertsFromSarif } from './sarif.ts'
import type { World } from './world.ts'

const DAY = 86_400_000
const LANGUAGES: Record<string, string> = { js: 'JavaScript', py: 'Python', java: 'Java', go: 'Go', cs: 'C#' }

/**
 * Reads SARIF logs (`.sarif`, `.json`, either of them with `.gz`) and adds a repository with their results for each
 * file to the organization. Throws with the name of a file that cannot be read as SARIF.
 */
export async function addSarifFiles(
  world: World,
  login: string,
  files: readonly string[],
): Promise<Repository[]> {
  const added: Repository[] = []
  for (const file of files) {
    try {
      const repository = emptyRepository(world, login, repositoryName(file))
      const log: unknown = JSON.parse(await readText(file))
      repository.alerts = alertsFromSarif(log, repository, world.now - 30 * DAY).alerts
      const prefix = repository.alerts[0]?.rule.id.split('/')[0] ?? ''
      repository.language = LANGUAGES[prefix] ?? 'JavaScript'
      world.addRepository(repository)
      added.push(repository)
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`${file} could not be read as SARIF: ${why}`, { cause })
    }
  }
  return added
}

async function readText(file: string): Promise<string> {
  const bytes = await readFile(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/** `juice-shop-javascript-codeql-2.9.2.sarif.gz` becomes `juice-shop-javascript-codeql-2.9.2`. */
function repositoryName(file: string): string {
  return basename(file)
    .replace(/(\.gz|\.sarif|\.json)+$/, '')
    .replace(/[^\w.-]+/g, '-')
}

function emptyRepository(world: World, login: string, name: string): Repository {
  const owner = world.organization(login)
  if (!owner) throw new Error(`There is no organization ${login}`)
  return blankRepository(owner, world.now, {
    id: 79_000_000 + owner.repositories.length,
    name,
    description: 'Results of a real analysis',
    topics: ['sarif'],
    properties: { BusinessPriority: 'High' },
    createdAt: world.now - 365 * DAY,
    pushedAt: world.now - DAY / 24,
    branches: [{ name: 'main', sha: 'd'.repeat(40) }],
  })
}
