import type { Place, Surroundings } from './surroundings'
import { campaignPath, type CampaignFile } from '@/lib/campaigns/shared/campaign-file'
import { readCampaignFile } from '@/lib/campaigns/shared/read'
import { ok, type Outcome } from '@/lib/failure'

/** What stands in a campaign's file now. */
export type Standing =
  | { state: 'none' }
  | { state: 'deleted'; sha: string; text: string }
  | { state: 'there'; sha: string; text: string; file: CampaignFile }

/** Reads the file of one campaign. */
export async function readStanding(
  { github }: Pick<Surroundings, 'github'>,
  place: Place,
  id: string,
): Promise<Outcome<Standing>> {
  const found = await github.file({ ...place, path: campaignPath(id) })
  if (!found.ok) return found
  if (found.value === null) return ok({ state: 'none' })
  const { sha, text } = found.value
  const file = readCampaignFile(text, { id, organization: place.organization })
  if (!file.ok) return file
  if (file.value.state === 'deleted') return ok({ state: 'deleted', sha, text })
  return ok({ state: 'there', sha, text, file: file.value })
}
