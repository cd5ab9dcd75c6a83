import { CAMPAIGNS } from '@/lib/campaigns/shared/campaign-file'
import type { Failure } from '@/lib/failure'
import type { FolderAnswer, FolderEntry } from '@/lib/github/folders'

/** A file that bears the name of a campaign. */
interface ListedFile {
  path: string
  sha: string
  size: number
  campaignId: string
}

/** What the folder of the campaigns holds. */
export interface Listed {
  files: ListedFile[]
  problems: { path: string; problem: Failure }[]
  /** Whether all of it was listed: what is not in it is then not there. */
  isWhole: boolean
}

/** What is listed of a folder that is not there. */
export const NO_FOLDER: FolderAnswer = { unchanged: false, etag: null, entries: [], isWhole: true }

const CAMPAIGN = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.json$/

/** Sorts out the files of campaigns. Other JSON files are said to be none; a README or a folder is nobody's business. */
export function sortListing(entries: readonly FolderEntry[], isWhole: boolean): Listed {
  const files: ListedFile[] = []
  const problems: Listed['problems'] = []
  for (const { name, kind, sha, size } of entries) {
    const path = `${CAMPAIGNS}/${name}`
    const campaignId = CAMPAIGN.exec(name)?.[1]
    if (kind === 'file' && campaignId !== undefined) files.push({ path, sha, size, campaignId })
    else if (kind !== 'folder' && /\.json$/i.test(name))
      problems.push({ path, problem: damaged('name: is not the id of a campaign') })
  }
  if (!isWhole)
    problems.push({
      path: CAMPAIGNS,
      problem: damaged('folder: holds more files than the 1000 that GitHub lists'),
    })
  return { files, problems, isWhole }
}

function damaged(problem: string): Failure {
  return { kind: 'shared-file-damaged', problems: [problem] }
}
