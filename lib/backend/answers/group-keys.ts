import { profileUrl, repositoryUrl, teamUrl, type Observed } from './observed'
import type { Grouping } from '../views'
import type { AlertIdentity } from '@/lib/alerts/alert'

/** A group as people know it. `key` tells it from the others of its grouping; '' is for alerts that belong to none. */
export interface Group {
  key: string
  label: string | null
  /** GitHub's page of it, where it has one. */
  url: string | null
  isArchived?: true
}

/** The groups of an alert, one or more; `row` is -1 for one that GitHub no longer shows. */
type GroupsOf = (identity: AlertIdentity, row: number) => readonly Group[]

const NONE: readonly Group[] = [{ key: '', label: null, url: null }]

/** Tells the groups of alerts. Of an alert that is no longer visible only the repository, and so its teams, are known. */
export function groupsOf(by: Grouping, observed: Observed): GroupsOf {
  if (by === 'repository') return byRepository(observed)
  if (by === 'team') return byTeam(observed)
  const known = once(GROUPS[by])
  return (_, row) => {
    if (row < 0) return NONE
    const groups = keysOf(by, observed, row).map(known)
    return groups.length === 0 ? NONE : groups
  }
}

const GROUPS: Record<'rule' | 'severity' | 'assignee', (key: string, label: string) => Group> = {
  rule: (key, label) => ({ key, label, url: null }),
  severity: (key, label) => ({ key, label, url: null }),
  assignee: (key, label) => ({ key, label, url: profileUrl(key) }),
}

function keysOf(by: keyof typeof GROUPS, { index }: Observed, row: number): [key: string, label: string][] {
  const { rule, severity, assignees } = index.alert(row)
  if (by === 'rule') return [[rule.id, rule.description]]
  if (by === 'severity') return [[severity, severity]]
  return [...new Set(assignees)].map((login) => [login, login])
}

/** Makes each group once. */
function once(make: (key: string, label: string) => Group): (of: [key: string, label: string]) => Group {
  const made = new Map<string, Group>()
  return ([key, label]) => {
    const group = made.get(key) ?? make(key, label)
    made.set(key, group)
    return group
  }
}

function byRepository({ index }: Observed): GroupsOf {
  const known = new Map(index.repositories.map((repository) => [repository.id, repository]))
  return ({ repositoryId }) => {
    const repository = known.get(repositoryId)
    const key = String(repositoryId)
    if (!repository) return [{ key, label: null, url: null }]
    const { fullName, archived } = repository
    return [{ key, label: fullName, url: repositoryUrl(fullName), ...(archived && { isArchived: true }) }]
  }
}

function byTeam({ index, organization }: Observed): GroupsOf {
  const teams = new Map<number, Group[]>()
  for (const { slug, name, repositoryIds } of index.teams) {
    const group: Group = { key: slug, label: name, url: teamUrl(organization, slug) }
    for (const id of new Set(repositoryIds)) {
      const known = teams.get(id)
      if (known) known.push(group)
      else teams.set(id, [group])
    }
  }
  return ({ repositoryId }) => teams.get(repositoryId) ?? NONE
}
