import { Octokit } from '@octokit/rest'
import { compare, type Ratio } from './measure'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { openStore } from '@/lib/storage/store'
import { createSync } from '@/lib/sync/sync'

/** Both sides read past the browser's cache, or the second would find the pages of the first. */
const fresh: typeof fetch = (url, init) => fetch(url, { ...init, cache: 'no-store' })

/**
 * The first pull of an organization, everything of it and stored, against `octokit.paginate` over the alerts alone, which
 * keeps them in memory.
 */
export async function benchPull(organization: string, token: string, alerts: number): Promise<Ratio> {
  let round = 0
  return compare(
    `first pull of ${alerts.toLocaleString('en')} alerts, stored, against octokit.paginate alone`,
    4,
    3,
    async () => {
      const opened = await openStore({ name: `pull-${round++}` })
      if (!opened.ok) throw new Error(opened.failure.kind)
      const store = opened.value
      const github = createGitHub({ token: () => Promise.resolve(ok(token)), fetch: fresh })
      const none = () => undefined
      const sync = createSync({
        github,
        store,
        login: () => Promise.resolve(ok('bench')),
        onStatus: none,
        onData: none,
      })
      await sync.start(organization)
      const record = await store.organizations.get(organization)
      if (!record.ok || record.value?.alerts !== alerts)
        throw new Error(`Stored ${record.ok ? record.value?.alerts : record.failure.kind} alerts`)
      await store.deleteEverything()
      store.close()
    },
    async () => {
      const octokit = new Octokit({ auth: token, request: { fetch: fresh } })
      const all = await octokit.paginate('GET /orgs/{org}/code-scanning/alerts', {
        org: organization,
        per_page: 100,
      })
      if (all.length !== alerts) throw new Error(`Got ${all.length} alerts`)
    },
  )
}
