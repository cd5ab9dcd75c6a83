import { campaignPath, fieldsOf, withFields, type CampaignFile } from './campaign-file'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { Publication } from '@/lib/campaigns/publication'

/**
 * The campaign that a file tells of. What belongs to the browser alone stays as it is in `mine`; a campaign that was not made
 * here has no launch here.
 */
export function campaignOf(file: CampaignFile, mine: Campaign | null): Campaign {
  const { id, organization, timeZone, filter, template, leftOut, createdAt, createdBy, publishedAt } = file
  return {
    ...{ id, organization, timeZone, filter, template, leftOut, createdAt, createdBy, publishedAt },
    ...withFields(file),
    alerts: file.repositories.map((one) => ({
      repositoryId: one.id,
      kind: one.kind,
      numbers: one.alerts,
    })),
    launch: mine?.launch ?? { autofix: false, issues: false },
    revision: mine === null ? 0 : mine.revision + 1,
  }
}

/** What a browser remembers of a file that it read or wrote. */
export function publicationFrom(file: CampaignFile, sha: string, before: Publication): Publication {
  const { native } = file.links
  const known = before.native.state !== 'none'
  return {
    ...before,
    share: { state: 'shared', path: campaignPath(file.id), sha, base: fieldsOf(file), native },
    native: native === null || known ? before.native : { state: 'published', number: native },
    issues: file.links.issues,
    repositories: file.repositories.flatMap(({ id, fullName }) =>
      fullName === null ? [] : [{ id, fullName }],
    ),
  }
}
