import type { Snapshot } from './snapshot'
import { dateOf } from '@/lib/time'

/** With four bytes each in UTF-8 still far below the 255 that file systems allow. */
const MAX_NAME = 40

/**
 * A name that every file system takes: `muster-octo-org-sql-injection-2026-11-20.json`. Letters and digits of any
 * script stay; everything else (slashes, colons, control and direction characters) becomes a hyphen. The prefix keeps it
 * from being hidden, an option or one of Windows's reserved names. A file of one campaign bears its name; `part` says which
 * of its files it is, null for the snapshot itself.
 */
export function fileNameOf(
  {
    organization,
    campaigns,
    asOf,
  }: Pick<Snapshot, 'organization' | 'asOf'> & { campaigns: { name: string }[] },
  part: string | null,
  ending: 'json' | 'csv' | 'md' | 'html',
): string {
  const [only] = campaigns
  const parts = [
    'muster',
    plain(organization),
    only && campaigns.length === 1 ? plain(only.name) : 'campaigns',
    part ?? '',
    dateOf(asOf),
  ]
  return `${parts.filter((one) => one !== '').join('-')}.${ending}`
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
