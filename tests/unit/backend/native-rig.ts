import { createWorld } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { resolveNumbers } from '../../../demo/rest/app.ts'
import { fetchFrom } from '../local-github'
import { aCreation } from './a-creation'
import { NOW, pulled, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION, someRepositories } from './some-alerts'
import type { Alert } from '@/lib/alerts/alert'
import type { Repository } from '@/lib/alerts/organization'
import type { Input } from '@/lib/backend/contract'
import type { Parts } from '@/lib/backend/implementation/parts'
import type { CampaignView, NativeCampaigns } from '@/lib/backend/views'
import type { Native } from '@/lib/campaigns/publication'
import { ok } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import type { World } from '../../../demo/organization/world.ts'

export const CAMPAIGNS = `/orgs/${ORGANIZATION}/campaigns`

/** A response in place of a request, or an error where the connection breaks. */
type Given = Response | Error | null
export type Intercept = (method: string, path: string) => Given | Promise<Given>

export interface NativeRig extends TestBackend {
  world: World
  time: { now: number }
  /** `before`: in place of what was asked; `after`: when it was done. */
  network: { before: Intercept; after: Intercept }
  /** `GET /orgs/…`, in order. */
  asked: string[]
  /** How often something was asked that begins so. */
  times(beginning: string): number
  create(change?: Partial<Input<'campaigns.create'>>): Promise<CampaignView>
  list(): Promise<NativeCampaigns>
  nativeOf(id: string): Promise<Native>
  /** Everything that was begun in the background has ended. */
  settled(): Promise<void>
}

/** The implementation over a real store and the local GitHub, which has campaigns unless told otherwise. */
export async function nativeRig({
  campaigns = true,
  token = DEMO_TOKENS.manager,
}: { campaigns?: boolean; token?: string } = {}): Promise<NativeRig> {
  const time = { now: NOW }
  const world = createWorld({
    now: NOW * 1000,
    alerts: 400,
    repositories: 12,
    clock: () => time.now * 1000,
  })
  if (campaigns) world.switchNativeCampaigns(ORGANIZATION, true)
  const ask = fetchFrom(world)
  const network: NativeRig['network'] = { before: () => null, after: () => null }
  const asked: string[] = []
  const github: Parts['github'] = createGitHub({
    token: () => Promise.resolve(ok(token)),
    now: () => time.now,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      url.pathname = resolveNumbers(world, url.pathname)
      const method = init?.method ?? 'GET'
      asked.push(`${method} ${url.pathname}${url.search}`)
      const answer = (given: Given) => {
        if (given instanceof Error) throw given
        return given
      }
      const instead = answer(await network.before(method, url.pathname))
      if (instead) return instead
      const real = await ask(url, init)
      return answer(await network.after(method, url.pathname)) ?? real
    },
  })
  const backend = await testBackend({ github, now: () => time.now, localNow: () => time.now })
  const { alerts, repositories } = dataOf(world)
  await pulled(backend, alerts, repositories)
  asked.length = 0
  return {
    ...backend,
    ...{ world, time, network, asked },
    times: (beginning) => asked.filter((one) => one.startsWith(beginning)).length,
    create: async (change) => {
      const created = valueOf(await backend.handlers['campaigns.create'](aCreation(change)))
      valueOf(await backend.keepTime())
      return created
    },
    list: async () => valueOf(await backend.handlers['native.list']({ organization: ORGANIZATION })),
    nativeOf: async (id) => valueOf(await backend.store.publications.get(id)).native,
    settled: async () => void valueOf(await backend.keepTime()),
  }
}

/** What a pull would have brought of three repositories with alerts. */
function dataOf(world: World): { alerts: Alert[]; repositories: Repository[] } {
  const all = world.organizations.find(({ login }) => login === ORGANIZATION)?.repositories ?? []
  const three = all
    .filter(({ archived, codeScanning, hasIssues }) => !archived && codeScanning && hasIssues)
    .toSorted((a, b) => b.alerts.length - a.alerts.length)
    .slice(0, 3)
  const [sample] = someRepositories()
  if (!sample) throw new Error('no sample')
  return {
    repositories: three.map(({ id, name }) => ({ ...sample, id, name, fullName: `${ORGANIZATION}/${name}` })),
    alerts: three.flatMap(({ id, alerts }) =>
      alerts.map(({ number, state, rule, path, line, createdAt, updatedAt, fixedAt, dismissal }) => ({
        ...{ repositoryId: id, kind: 'code-scanning' as const, number, state, path, line },
        severity: 'high' as const,
        rule: { id: rule.id, description: rule.name, tags: [] },
        tool: 'CodeQL',
        classifications: [],
        createdAt: Math.floor(createdAt / 1000),
        updatedAt: Math.floor(updatedAt / 1000),
        fixedAt: fixedAt === null ? null : Math.floor(fixedAt / 1000),
        dismissedAt: dismissal ? Math.floor(dismissal.at / 1000) : null,
        dismissedReason: null,
        assignees: [],
      })),
    ),
  }
}

/** An answer of GitHub's that the local one gives only under some conditions. */
export function says(status: number, json: unknown = {}, headers: Record<string, string> = {}): Response {
  return new Response(status === 304 ? null : JSON.stringify(json), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
}
