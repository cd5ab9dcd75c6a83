import { quietBoard } from './quiet-board'
import { NOW, testBackend, valueOf, type TestBackend } from './backend'
import { ORGANIZATION } from './some-alerts'
import type { Parts } from '@/lib/backend/implementation/parts'
import type { TokenStatus } from '@/lib/backend/views'
import type { Campaign } from '@/lib/campaigns/campaign'
import { fail, ok } from '@/lib/failure'
import type { Badge } from '@/lib/noticing/badge'
import type { Notice } from '@/lib/noticing/notice'

/** A board that keeps what was shown on it. */
export interface Board {
  shown: Notice[]
  badge: Badge | null
  refused: boolean
  /** What was shown since the last call: titles. */
  take(): string[]
}

export interface Noticing extends TestBackend {
  board: Board
  /** Names of the repositories that GitHub was asked about. */
  asked: string[]
  /** Who is there; null: no token. */
  me: { login: string | null }
  look(changed?: readonly string[]): Promise<void>
}

/** The backend with Devon's token, a board to read, and a GitHub that answers about single repositories. */
export async function noticing(
  repository: Parts['github']['repository'] = ({ fullName }) =>
    Promise.resolve(fail({ kind: 'not-found', subject: 'repositories', name: fullName })),
  change: Partial<Parts> = {},
): Promise<Noticing> {
  const board: Board = {
    shown: [],
    badge: null,
    refused: false,
    take: () => board.shown.splice(0).map(({ title }) => title),
  }
  const me: Noticing['me'] = { login: 'devon' }
  const asked: string[] = []
  const plain = await testBackend()
  const { github } = plain
  const backend = await testBackend({
    board: {
      ...quietBoard(),
      notify: async (notice) => void board.shown.push(notice),
      badge: async (badge) => void (board.badge = badge),
      isRefused: () => Promise.resolve(board.refused),
      clear: async () => void board.shown.splice(0),
    },
    vault: {
      ...plain.vault,
      forget: () => Promise.resolve(ok((me.login = null))),
      state: () => Promise.resolve(ok(statusOf(me.login))),
    },
    github: new Proxy(github, {
      get: (target, name) =>
        name === 'repository'
          ? (query: Parameters<typeof repository>[0]) => {
              asked.push(query.fullName)
              return repository(query)
            }
          : Reflect.get(target, name),
    }),
    ...change,
  })
  valueOf(await backend.store.organizations.add(ORGANIZATION))
  return {
    ...backend,
    board,
    asked,
    me,
    look: async (changed) => void valueOf(await backend.notice(changed ?? null)),
  }
}

function statusOf(login: string | null): TokenStatus {
  if (login === null) return { state: 'none' }
  return { state: 'present', login, type: 'classic', scopes: [], expiresAt: null, kept: 'session' }
}

let made = 0

/** An open campaign of Maya's over repository 1, in the database and, as one that was shared, with the names of its repositories. */
export async function campaignIn(
  { store }: TestBackend,
  change: Partial<Campaign> = {},
  repositories: { id: number; fullName: string }[] = [],
): Promise<Campaign> {
  made += 1
  const id = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
  const campaign: Campaign = {
    id,
    organization: ORGANIZATION,
    state: 'open',
    name: 'No more injections',
    description: 'All of them',
    dueDate: '2026-12-24',
    managers: ['maya'],
    contactLink: null,
    timeZone: 'UTC',
    filter: 'is:open',
    template: null,
    alerts: [{ repositoryId: 1, kind: 'code-scanning', numbers: [1, 2, 3, 4] }],
    leftOut: 0,
    launch: { autofix: false, issues: false },
    createdAt: NOW - 40 * 86_400,
    createdBy: 'maya',
    publishedAt: NOW - 40 * 86_400,
    closedAt: null,
    revision: 0,
    ...change,
  }
  return valueOf(
    await store.campaigns.add(campaign, {
      campaignId: id,
      origin: 'repository',
      share: { state: 'none' },
      native: { state: 'none' },
      issues: [],
      repositories,
    }),
  )
}
