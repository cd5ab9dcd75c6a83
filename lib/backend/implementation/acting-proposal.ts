import { alertsPage, peopleOf, pushProblem, type ActingSubject } from './acting-subject'
import type { Parts } from './parts'
import type { ActionProposal, AlertRow } from '../views'
import { propose } from '@/lib/acting/propose'
import { LIMITS } from '@/lib/campaigns/limits'
import type { ListedAlert } from '@/lib/campaigns/issue-text'
import { ok, type Failure, type Outcome } from '@/lib/failure'

/** What can be filled in before anybody types, with what GitHub says now of branches and of Autofix. */
export async function proposalOf(
  { github }: Pick<Parts, 'github'>,
  subject: ActingSubject,
): Promise<Outcome<ActionProposal>> {
  const { repository, campaign, me } = subject
  const place = { organization: repository.fullName.split('/', 1)[0] ?? '', fullName: repository.fullName }
  const [head, listed, alerts] = await Promise.all([
    github.head({ ...place, branch: repository.defaultBranch }),
    github.branches({ ...place, etag: null }),
    Promise.all(subject.alerts.map((alert, index) => withAutofix(github, place, alert, index))),
  ])
  let noBranch: Failure | null = pushProblem(subject)
  if (!head.ok) {
    if (head.failure.kind !== 'empty-repository') return head
    noBranch ??= head.failure
  }
  if (!listed.ok) return listed
  const known = listed.value.unchanged ? [] : listed.value.branches
  const proposed = propose({
    alerts: alerts.map(listedAlert),
    campaign,
    page: alertsPage(subject),
    branches: known.map(({ name }) => name),
    me,
  })
  return ok({
    repository: repository.fullName,
    defaultBranch: repository.defaultBranch,
    alerts,
    ...proposed,
    noBranch,
    branches: branchesFor(alerts, known),
    autofixReady: alerts.filter(({ autofix }) => autofix === 'ready').length,
    logins: peopleOf(subject),
  })
}

/** The alert with what Autofix says of it now; where it does not answer, what was known before stays. */
async function withAutofix(
  github: Parts['github'],
  place: { organization: string; fullName: string },
  alert: AlertRow,
  index: number,
): Promise<AlertRow> {
  const { number, state, autofix } = alert
  if (index >= LIMITS.copilotAlerts || state !== 'open' || autofix === 'not-supported') return alert
  const answer = await github.autofix({ ...place, number, etag: null })
  const status = answer.ok && !answer.value.unchanged ? answer.value.status : null
  return status === null ? alert : { ...alert, autofix: status }
}

/** Branches that are work on one of the alerts, each once. */
function branchesFor(
  alerts: readonly AlertRow[],
  known: readonly { number: number; name: string }[],
): string[] {
  const numbers = new Set(alerts.map(({ number }) => number))
  const named = known.filter(({ number }) => numbers.has(number)).map(({ name }) => name)
  const atWork = alerts.flatMap(({ work }) =>
    work.flatMap((one) => (one.kind === 'branch' ? [one.name] : [])),
  )
  return [...new Set([...named, ...atWork])]
}

function listedAlert({ number, severity, ruleId: id, title, path, line, url }: AlertRow): ListedAlert {
  return { number, severity, rule: { id, description: title }, path, line, url }
}
