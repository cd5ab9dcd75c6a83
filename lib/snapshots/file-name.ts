import { dateOf, type EpochSeconds } from '@/lib/time'

/** With four bytes each in UTF-8 still far below the 255 that file systems allow. */
const MAX_NAME = 40

/**
 * A name that every file system takes: `muster-octo-org-sql-injection-2026-11-20.json`. Letters and digits of any
 * script stay; everything else (slashes, colons, control and direction characters) becomes a hyphen. The prefix keeps it
 * from being hidden, an option or one of Windows's reserved names. `campaign` is null for a snapshot of all campaigns.
 */
export function snapshotFileName(organization: string, campaign: string | null, asOf: EpochSeconds): string {
  const parts = [
    'muster',
    plain(organization),
    campaign === null ? 'campaigns' : plain(campaign),
    dateOf(asOf),
  ]
  return `${parts.filter((part) => part !== '').join('-')}.json`
}

function plain(name: string): string {
  const hyphened = name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  return [...hyphened]
    .slice(0, MAX_NAME)
    .join('')
    .replace(/^-+|-+$/g, '')
}
