import { organizationKey } from '@/lib/storage/organization-record'
import { stops } from './stopping'
import type { Repository } from '@/lib/alerts/organization'
import type { Missing, SyncStep } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import type { RepositoryList } from '@/lib/github/repositories'
import type { StagedPart } from '@/lib/storage/job'
import type { PartName, Parts } from '@/lib/storage/records'
import type { Pull } from './pull'

/** Reads the repositories with their custom properties. Without them there is no organization: a failure ends the pull. */
export async function gatherRepositories(pull: Pull): Promise<Failure | null> {
  if (!isDue(pull, 'repositories')) return null
  const listed = await pull.github.repositories(query(pull, 'repositories'))
  if (!listed.ok) return listed.failure
  const properties = await withProperties(pull, listed.value)
  if (!properties.ok) return properties.failure
  const { repositories, missing } = properties
  settle(pull, 'repositories', { login: loginOf(pull, repositories), repositories, missing }, missing)
  return null
}

/**
 * The organization as GitHub spells it. One that was renamed keeps the name it was added by, under which it is stored with
 * its campaigns; GitHub leads from the old name to the new one.
 */
function loginOf({ job }: Pull, [first]: readonly Repository[]): string {
  const owner = first?.fullName.split('/')[0]
  return owner !== undefined && organizationKey(owner) === job.organization ? owner : job.login
}

type WithProperties =
  { ok: true; repositories: Repository[]; missing: Missing[] } | { ok: false; failure: Failure }

async function withProperties(pull: Pull, list: RepositoryList): Promise<WithProperties> {
  const { repositories, missing } = list
  if (list.carriesProperties) return { ok: true, repositories, missing }
  const values = await pull.github.properties(query(pull, 'properties'))
  if (values.ok) {
    const known = values.value.values
    const complete = repositories.map((one) => ({ ...one, properties: known[one.id] ?? {} }))
    return { ok: true, repositories: complete, missing: [...missing, ...values.value.missing] }
  }
  if (stops(values.failure)) return values
  return {
    ok: true,
    repositories,
    missing: [...missing, { subject: 'properties', name: null, why: values.failure }],
  }
}

/** Reads teams and members. Where the token may not, that is noted and the pull goes on. */
export async function gatherPeople(pull: Pull): Promise<Failure | null> {
  const failures = await Promise.all([gatherTeams(pull), gatherMembers(pull)])
  return failures[0] ?? failures[1]
}

async function gatherTeams(pull: Pull): Promise<Failure | null> {
  if (!isDue(pull, 'teams')) return null
  const teams = await pull.github.teams(query(pull, 'teams'))
  if (!teams.ok) return without(pull, 'teams', teams.failure)
  settle(pull, 'teams', teams.value, teams.value.missing)
  return null
}

async function gatherMembers(pull: Pull): Promise<Failure | null> {
  if (!isDue(pull, 'members')) return null
  const members = await pull.github.members(query(pull, 'members'))
  if (!members.ok) return without(pull, 'members', members.failure)
  settle(pull, 'members', members.value, [])
  return null
}

function isDue({ job }: Pull, part: PartName): boolean {
  return job.wanted.includes(part) && !job.settled.includes(part)
}

function query({ job, signal, report }: Pull, step: SyncStep) {
  return {
    organization: job.login,
    signal,
    onPage: (done: number, total: number | null) => report(step, done, total),
  }
}

function settle<P extends PartName>(
  { job, writer }: Pull,
  part: P,
  content: Parts[P],
  missing: Missing[],
): void {
  const staged: StagedPart<P> = { organization: job.organization, pull: job.pull, part, content }
  writer.add({
    part: staged,
    change(changing) {
      changing.settled.push(part)
      changing.missing.push(...missing)
    },
  })
}

/** The part stays as it was before this pull, and is said to be missing. */
function without({ writer }: Pull, part: 'teams' | 'members', why: Failure): Failure | null {
  if (stops(why)) return why
  writer.add({
    change(job) {
      job.settled.push(part)
      job.missing.push({ subject: part, name: null, why })
    },
  })
  return null
}
