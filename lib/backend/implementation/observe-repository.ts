import type { Parts } from './parts'
import { workByIdentity } from './work-by-identity'
import type { ObservedRepository } from '../answers/repository'
import type { RepositoryData } from '../views'
import { withMade } from '@/lib/acting/made'
import { identityKey } from '@/lib/alerts/alert'
import { buildIndex } from '@/lib/alerts/build-index'
import { gapsOf } from '@/lib/alerts/gaps'
import { isShownTo, type Campaign } from '@/lib/campaigns/campaign'
import type { Publication } from '@/lib/campaigns/publication'
import { ok, type Outcome } from '@/lib/failure'
import type { Task } from '@/lib/storage/outbox-records'
import type { RepositoryContent } from '@/lib/storage/repository-pulls'
import { isByRepository, missingOf } from '@/lib/sync/completeness'
import type { AskedState } from '@/lib/tracking/autofix'

/** What is known of one repository: only its own records are read, not those of its whole organization. */
export async function observeRepository(
  { store, vault, now }: Pick<Parts, 'store' | 'vault' | 'now'>,
  organization: string,
  repositoryId: number,
): Promise<Outcome<ObservedRepository>> {
  const content = await store.repositoryPulls.load(organization, repositoryId)
  if (!content.ok) return content
  const all = await store.campaigns.ofOrganization(organization)
  if (!all.ok) return all
  const token = await vault.state()
  if (!token.ok) return token
  const me = token.value.state === 'present' ? token.value.login : null
  const concerned = all.value.filter(({ alerts }) => alerts.some((one) => one.repositoryId === repositoryId))
  const tasks = await store.outbox.tasksIn(idsOf(concerned), repositoryId)
  if (!tasks.ok) return tasks
  const publications = await store.publications.ofOrganization(organization)
  if (!publications.ok) return publications
  const actions = await store.actions.ofOrganization(organization)
  if (!actions.ok) return actions

  const { batch, repository, teams, work } = content.value
  const reading = readingOf(content.value)
  const isKept = reading.state !== 'never' && reading.asOf !== null
  return ok({
    organization: content.value.organization?.login ?? organization,
    repositoryId,
    fullName:
      repository?.fullName ?? content.value.pull?.fullName ?? nameIn(publications.value, repositoryId),
    facts: repository,
    reading,
    index: buildIndex({
      batches: batch && isKept ? [batch] : [],
      repositories: repository ? [repository] : [],
      teams,
      ...gapsIn(content.value),
    }),
    work: withMade(workByIdentity(work ? [work] : []), actions.value, now()),
    autofix: autofixOf(tasks.value),
    issues: issuesOf(tasks.value, publications.value, repositoryId),
    data: { state: 'never' },
    campaigns: concerned.filter((campaign) => isShownTo(me, campaign)),
    publications: { repository: null, of: new Map(publications.value.map((one) => [one.campaignId, one])) },
    me,
    now: now(),
  })
}

/** Read by itself, or with all alerts of its organization: the later of both counts, and a failure until one succeeds. */
function readingOf({ organization, pull }: RepositoryContent): RepositoryData {
  const isWhole = organization !== null && !isByRepository(organization.completeness)
  const withOthers = isWhole ? organization.syncedAt : null
  const alone = pull?.alerts?.asOf ?? null
  const asOf = withOthers === null || alone === null ? (withOthers ?? alone) : Math.max(withOthers, alone)
  if (pull?.failure && pull.failure.at > (withOthers ?? 0))
    return { state: 'failed', failure: pull.failure.why, asOf }
  return asOf === null ? { state: 'never' } : { state: 'present', asOf }
}

function gapsIn({ organization, repository }: RepositoryContent): ReturnType<typeof gapsOf> {
  const isSynced = organization !== null && organization.syncedAt !== null
  const { missing, partial } = gapsOf(isSynced ? missingOf(organization.completeness) : [])
  const teams = !isSynced || missing.teams
  return { missing: { ...missing, repositories: repository === null, teams }, partial }
}

function autofixOf(tasks: readonly Task[]): Map<string, AskedState> {
  const states = new Map<string, AskedState>()
  for (const task of tasks) {
    if (task.kind !== 'autofix') continue
    const { repositoryId, number } = task
    const key = identityKey({ repositoryId, kind: 'code-scanning', number })
    const state = task.state === 'failed' ? 'failed' : task.answer
    // Two campaigns may have asked for the same alert: a suggestion that is there is there.
    if (state !== null && states.get(key) !== 'ready') states.set(key, state)
  }
  return states
}

/** As the shared file tells it, else as this browser has made it. */
function issuesOf(
  tasks: readonly Task[],
  publications: readonly Publication[],
  repositoryId: number,
): Map<string, number> {
  const issues = new Map<string, number>()
  for (const task of tasks)
    if (task.kind === 'issue' && task.number !== null) issues.set(task.campaignId, task.number)
  for (const { campaignId, issues: shared } of publications) {
    const issue = shared.find((one) => one.repositoryId === repositoryId)
    if (issue) issues.set(campaignId, issue.number)
  }
  return issues
}

function nameIn(publications: readonly Publication[], repositoryId: number): string {
  const named = publications.flatMap(({ repositories }) => repositories).find(({ id }) => id === repositoryId)
  return named?.fullName ?? `repository ${repositoryId}`
}

function idsOf(campaigns: readonly Campaign[]): string[] {
  return campaigns.map(({ id }) => id)
}
