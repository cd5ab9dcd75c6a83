import type { Observatory } from './observatory'
import type { Parts } from './parts'
import { alertRow } from '../answers/alert-rows'
import { repositoryUrl, type Observed } from '../answers/observed'
import type { AlertRow } from '../views'
import { COPILOT_LOGIN } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { Campaign } from '@/lib/campaigns/campaign'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'

/** What an action is about, as it is known when it is proposed and when it begins. */
export interface ActingSubject {
  /** As GitHub tells it now. */
  repository: Repository
  observed: Observed
  numbers: number[]
  /** Those of the alerts that are known, in order. */
  alerts: AlertRow[]
  campaign: Campaign | null
  /** Login of the token's user. */
  me: string
}

export interface SubjectQuery {
  /** `octo-org/shop`, in any spelling. */
  repository: string
  campaign: string | null
  numbers: readonly number[]
}

/** Nobody names more people than that. */
const PEOPLE = 50

export function organizationOf(repository: string): string {
  return repository.split('/', 1)[0] ?? ''
}

/**
 * Reads what is known of a repository and of these alerts; the repository itself from GitHub, since what is stored may be hours
 * old. Fails with what stands in the way of everything: no token, no such repository, `archived`.
 */
export async function subjectOf(
  { store, github, vault }: Parts,
  observatory: Observatory,
  query: SubjectQuery,
): Promise<Outcome<ActingSubject>> {
  const secret = await vault.read()
  if (!secret.ok) return secret
  const token = await vault.state()
  if (!token.ok) return token
  if (token.value.state !== 'present') return fail({ kind: 'no-token' })
  const campaign = query.campaign === null ? ok(null) : await store.campaigns.get(query.campaign)
  if (!campaign.ok) return campaign
  const organization = organizationOf(query.repository)
  const facts = await github.repository({ organization, fullName: query.repository })
  if (!facts.ok) return facts
  const repository = facts.value
  if (repository.archived) return fail({ kind: 'archived', name: repository.fullName })
  const observed = await observatory.observeRepository(organization, repository.id)
  if (!observed.ok) return observed
  const numbers = [...new Set(query.numbers)].sort((a, b) => a - b)
  const alerts = rowsOf(observed.value, repository.id, numbers)
  return ok({
    repository,
    observed: observed.value,
    numbers,
    alerts,
    campaign: campaign.value,
    me: token.value.login,
  })
}

/** Why nothing can be pushed there; null where nothing is known against it. */
export function pushProblem({ repository }: ActingSubject): Failure | null {
  return repository.canPush === false ? { kind: 'read-only', name: repository.fullName } : null
}

/** GitHub's list of the repository's alerts. */
export function alertsPage({ repository }: ActingSubject): string {
  return `${repositoryUrl(repository.fullName)}/security/code-scanning`
}

/** Who may be assigned, as far as anybody is known: the token's user first. */
export function peopleOf({ observed, repository, campaign, me }: ActingSubject): string[] {
  const place = observed.index.places.find(({ id }) => id === repository.id)
  const people = [me, ...(campaign?.managers ?? [])]
  for (let row = place?.from ?? 0; row < (place?.to ?? 0); row += 1)
    people.push(...observed.index.alert(row).assignees)
  const seen = new Set([COPILOT_LOGIN.toLowerCase()])
  const known = people.filter(
    (login) => !seen.has(login.toLowerCase()) && seen.add(login.toLowerCase()) !== undefined,
  )
  return known.slice(0, PEOPLE)
}

function rowsOf(observed: Observed, repositoryId: number, numbers: readonly number[]): AlertRow[] {
  return numbers.flatMap((number) => {
    const row = observed.index.find({ repositoryId, kind: 'code-scanning', number })
    return row < 0 ? [] : [alertRow(observed, row)]
  })
}
