import { createHash } from 'node:crypto'
import type { Repository } from '../../organization/model.ts'
import { nodeId } from './dates.ts'

/** A label as issues and pull requests carry it. Identity and colour follow from its name. */
export function labelJson(repository: Repository, name: string) {
  const hash = createHash('sha256').update(name).digest()
  const id = 1_000_000_000 + hash.readUInt32BE(0)
  const fullName = `${repository.owner.login}/${repository.name}`
  return {
    id,
    node_id: nodeId('LA', id),
    url: `https://api.github.com/repos/${fullName}/labels/${encodeURIComponent(name)}`,
    name,
    color: hash.toString('hex', 4, 7),
    default: false,
    description: null,
  }
}
