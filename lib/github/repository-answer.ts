import * as v from 'valibot'
import { VISIBILITIES } from '@/lib/alerts/organization'
import { flag, id, maybeInstant, text } from './answers'
import { propertyValues, valuesOf } from './property-values'
import type { Repository } from '@/lib/alerts/organization'

/**
 * What we use of `minimal-repository` and `full-repository` in GitHub's OpenAPI description: an item of
 * `GET /orgs/{org}/repos`, and the answer of `GET /repos/{owner}/{repo}`. `custom_properties` and `permissions` are optional there.
 */
const answer = v.object({
  id,
  name: v.string(),
  full_name: v.string(),
  private: flag,
  visibility: v.nullish(v.picklist(VISIBILITIES)),
  archived: flag,
  language: v.nullish(v.string(), null),
  topics: v.nullish(v.array(v.string()), []),
  pushed_at: maybeInstant,
  default_branch: text,
  has_issues: v.nullish(v.boolean()),
  permissions: v.nullish(v.object({ push: flag })),
  custom_properties: v.nullish(propertyValues),
})

/** A repository, and whether its custom properties were told with it: else they have to be asked for. */
export const repositorySchema = v.pipe(
  answer,
  v.transform((from) => ({
    carriesProperties: from.custom_properties !== undefined && from.custom_properties !== null,
    repository: {
      id: from.id,
      fullName: from.full_name,
      name: from.name,
      visibility: from.visibility ?? (from.private ? 'private' : 'public'),
      archived: from.archived,
      language: from.language,
      topics: from.topics,
      pushedAt: from.pushed_at,
      defaultBranch: from.default_branch,
      properties: valuesOf(from.custom_properties ?? {}),
      ...(from.permissions && { canPush: from.permissions.push }),
      ...(typeof from.has_issues === 'boolean' && { hasIssues: from.has_issues }),
    } satisfies Repository,
  })),
)
