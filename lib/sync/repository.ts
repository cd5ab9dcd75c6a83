import { fail, ok } from '@/lib/failure'
import { organizationKey } from '@/lib/storage/organization-record'
import { pullOf } from './one-by-one'
import { readAlerts } from './repository-alerts'
import { readFacts } from './repository-facts'
import { readWork, workShows } from './repository-work'
import type { Failure, Outcome } from '@/lib/failure'
import type { Repository } from '@/lib/alerts/organization'
import type { RepositoryPull } from '@/lib/storage/repository-pull'
import type { RepositoryContent, RepositoryResult } from '@/lib/storage/repository-pulls'
import type { Asking } from './pull'

/** What became of a look at one repository. */
export interface RepositoryLook {
  repositoryId: number
  /** As GitHub spells it now. */
  fullName: string
  /** Whether something is stored that was not before. */
  changed: boolean
  /** What could not be read; it is stored too. */
  failure: Failure | null
}

/**
 * Reads what GitHub tells of one repository, its alerts, and the work on those that belong to open campaigns, and stores it in
 * one transaction. When nothing changed all of it is answered by 304, which costs nothing of the hourly limit.
 * @returns a failure only where nothing is known of a repository of this name, or nothing could be stored
 */
export async function syncRepository(asking: Asking, fullName: string): Promise<Outcome<RepositoryLook>> {
  const { store, job } = asking
  const id = await store.repositoryPulls.find(job.login, fullName)
  if (!id.ok) return id
  const known = id.value === null ? ok(null) : await store.repositoryPulls.load(job.login, id.value)
  if (!known.ok) return known
  const facts = await readFacts(asking, fullName, known.value?.pull ?? null)
  if (!facts.ok) {
    if (id.value === null || known.value === null) return facts
    const unread = pullOf(known.value, job.organization, id.value, fullName)
    return keep(asking, known.value, { pull: unread, alerts: null, work: null }, facts.failure)
  }
  const { repository } = facts.value
  // The name may lead to another repository than it did.
  const content =
    repository.id === id.value && known.value
      ? known
      : await store.repositoryPulls.load(job.login, repository.id)
  if (!content.ok) return content
  const before = pullOf(content.value, job.organization, repository.id, repository.fullName)
  const pull: RepositoryPull = { ...before, facts: facts.value }
  return readContent(asking, content.value, repository, pull)
}

async function readContent(
  asking: Asking,
  content: RepositoryContent,
  repository: Repository,
  pull: RepositoryPull,
): Promise<Outcome<RepositoryLook>> {
  const read = await readAlerts(asking, repository, content)
  if (!read.ok) return keep(asking, content, { pull, alerts: null, work: null }, read.failure)
  const { alerts, own, missing } = read.value
  const work = await readWork(asking, repository, content, alerts)
  if (!work.ok) return work
  const result = { pull: { ...pull, alerts: own }, alerts, work: work.value.record }
  return keep(asking, content, result, missing[0]?.why ?? work.value.failure)
}

async function keep(
  { store, github }: Asking,
  before: RepositoryContent,
  { pull, alerts, work }: RepositoryResult,
  failure: Failure | null,
): Promise<Outcome<RepositoryLook>> {
  if (failure?.kind === 'cancelled') return fail(failure)
  const failed = failure && { why: failure, at: github.now() }
  const stored = await store.repositoryPulls.commit({ pull: { ...pull, failure: failed }, alerts, work })
  if (!stored.ok) return stored
  const changed =
    stored.value ||
    factsShow(pull.facts) !== factsShow(before.pull?.facts ?? null) ||
    failure?.kind !== before.pull?.failure?.why.kind ||
    (work !== null && workShows(work) !== workShows(before.work ?? undefined))
  return ok({ repositoryId: pull.repositoryId, fullName: pull.fullName, changed, failure })
}

function factsShow(facts: RepositoryPull['facts']): string {
  return JSON.stringify(facts?.repository ?? null)
}

export interface RepositorySyncOptions extends Pick<Asking, 'github' | 'store'> {
  /** Told when a repository begins to be read, and when that has ended. */
  onRunning: (repository: string, running: boolean) => void
}

/** Reads repositories one by one, each once at a time: whoever asks for one that is being read gets the same answer. */
export function createRepositorySync({ github, store, onRunning }: RepositorySyncOptions) {
  const running = new Map<string, Promise<Outcome<RepositoryLook>>>()

  return (organization: string, fullName: string): Promise<Outcome<RepositoryLook>> => {
    const name = `${organizationKey(organization)} ${fullName.toLowerCase()}`
    const known = running.get(name)
    if (known) return known
    const job = { organization: organizationKey(organization), login: organization }
    // Nobody ends it: it takes a few requests, each of which has an end.
    const { signal } = new AbortController()
    onRunning(name, true)
    const look = syncRepository({ github, store, job, signal }, fullName).finally(() => {
      running.delete(name)
      onRunning(name, false)
    })
    running.set(name, look)
    return look
  }
}
