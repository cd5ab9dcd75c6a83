import { sortListing } from './listing'
import { SUGGESTED_NAME } from './names'
import type { Surroundings } from './surroundings'
import { CAMPAIGNS } from '@/lib/campaigns/shared/campaign-file'
import { ok, type Outcome } from '@/lib/failure'
import { organizationKey } from '@/lib/storage/organization-record'
import { DAY } from '@/lib/time'

/**
 * Once a day, and for every other user of a token at once: adds the organizations of the token's user in which campaigns are
 * shared, so that a developer needs nothing but a token. One that a person removed does not come back.
 * @returns logins of those that were added
 */
export async function discoverOrganizations(around: Surroundings): Promise<Outcome<string[]>> {
  const { github, store, now, announce, signal } = around
  const me = await around.login()
  if (!me.ok) return me
  const before = await store.campaignRepositories.discovery()
  if (!before.ok) return before
  if (before.value?.login === me.value && now() - before.value.at < DAY) return ok([])
  const there = await store.organizations.list()
  if (!there.ok) return there
  const organizations = await github.organizationsOfUser({ signal })
  if (!organizations.ok) return organizations
  const known = new Set([...(before.value?.known ?? []), ...there.value.map(({ key }) => key)])
  const found: string[] = []
  for (const login of organizations.value) {
    if (known.has(organizationKey(login)) || signal.aborted) continue
    if (!(await sharesCampaigns(around, login))) continue
    const added = await store.organizations.add(login)
    if (!added.ok) return added
    known.add(organizationKey(login))
    found.push(login)
    announce({ topic: 'organizations', organization: login })
  }
  const at = now()
  const saved = await store.campaignRepositories.saveDiscovery({ login: me.value, at, known: [...known] })
  return saved.ok ? ok(found) : saved
}

/** Whatever stands in the way of reading it, there is nothing to show; tomorrow it is looked at again. */
async function sharesCampaigns({ github, signal }: Surroundings, organization: string): Promise<boolean> {
  const place = { organization, fullName: `${organization}/${SUGGESTED_NAME}`, signal }
  const repository = await github.repositorySince({ ...place, etag: null })
  if (!repository.ok) return false
  const folder = await github.folder({ ...place, path: CAMPAIGNS, etag: null })
  if (!folder.ok || folder.value.unchanged) return false
  return sortListing(folder.value.entries, true).files.length > 0
}
