import * as v from 'valibot'
import { CLASSIFICATIONS, SEVERITIES } from '@/lib/alerts/alert'
import { alertNumber, flag, id, instant, line, maybeInstant, text } from './answers'
import type { Alert, AlertState, Classification, Severity } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'

const user = v.object({ login: v.string() })

/**
 * What we use of an item of a listing of alerts (GitHub's OpenAPI description, `code-scanning-organization-alert-items` and,
 * without the repository, `code-scanning-alert-items`). The description allows null for state, severities, tags and version.
 */
const ofRepository = v.object({
  number: alertNumber,
  state: v.nullish(v.picklist(['open', 'fixed', 'dismissed'])),
  created_at: instant,
  updated_at: maybeInstant,
  fixed_at: maybeInstant,
  dismissed_at: maybeInstant,
  dismissed_reason: v.nullish(v.string(), null),
  assignees: v.nullish(v.array(user), []),
  rule: v.object({
    id: v.nullish(v.string()),
    name: v.nullish(v.string()),
    description: text,
    severity: v.nullish(v.string()),
    security_severity_level: v.nullish(v.string()),
    tags: v.nullish(v.array(v.string()), []),
  }),
  tool: v.object({ name: text }),
  most_recent_instance: v.nullish(
    v.object({
      location: v.nullish(v.object({ path: text, start_line: v.nullish(line, 0) })),
      classifications: v.nullish(v.array(v.nullable(v.string())), []),
    }),
  ),
})

const repository = v.object({ id, full_name: text, private: flag })

type Answer = v.InferOutput<typeof ofRepository>

/** An alert as GitHub tells it in the listing of an organization, as an alert of ours and what it says of its repository. */
export const alertSchema = v.pipe(
  v.object({ ...ofRepository.entries, repository }),
  v.transform((from) => ({ alert: alertOf(from, from.repository.id), repository: from.repository })),
)

/** An alert as GitHub tells it in the listing of the repository with this id, which it does not name again. */
export function repositoryAlertSchema(repositoryId: number) {
  return v.pipe(
    ofRepository,
    v.transform((from) => alertOf(from, repositoryId)),
  )
}

/** What an alert says of its repository: all there is of one that the token may not list. */
export function repositoryOf({
  id,
  full_name,
  private: hidden,
}: v.InferOutput<typeof repository>): Repository {
  return {
    id,
    fullName: full_name || `repository ${id}`,
    name: full_name.split('/').at(-1) || `repository ${id}`,
    visibility: hidden ? 'private' : 'public',
    archived: false,
    language: null,
    topics: [],
    pushedAt: null,
    defaultBranch: '',
    properties: {},
  }
}

function alertOf(from: Answer, repositoryId: number): Alert {
  const { rule, most_recent_instance: instance } = from
  const ruleId = rule.id ?? rule.name ?? ''
  return {
    repositoryId,
    kind: 'code-scanning',
    number: from.number,
    state: from.state ?? stateByDates(from),
    severity: severityOf(rule.security_severity_level) ?? severityOf(rule.severity) ?? 'none',
    rule: { id: ruleId, description: rule.description || (rule.name ?? ruleId), tags: rule.tags },
    tool: from.tool.name,
    path: instance?.location?.path ?? '',
    line: instance?.location?.start_line ?? 0,
    classifications: (instance?.classifications ?? []).filter(isClassification),
    createdAt: from.created_at,
    updatedAt: from.updated_at ?? from.created_at,
    fixedAt: from.fixed_at,
    dismissedAt: from.dismissed_at,
    dismissedReason: from.dismissed_reason,
    assignees: from.assignees.map(({ login }) => login),
  }
}

/** GitHub may leave the state null; its dates then tell. */
function stateByDates(from: Answer): AlertState {
  if (from.dismissed_at !== null) return 'dismissed'
  return from.fixed_at === null ? 'open' : 'fixed'
}

function severityOf(name: string | null | undefined): Severity | undefined {
  return SEVERITIES.find((severity) => severity === name)
}

/** GitHub sends null for code without a label. */
function isClassification(name: string | null): name is Classification {
  return CLASSIFICATIONS.some((known) => known === name)
}
