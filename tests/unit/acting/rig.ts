import { ORGANIZATION } from '../../../demo/organization/create-world.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { localGitHub, NOW, refusal, type LocalGitHub } from '../local-github'
import { workersFor, type Token, type Workers } from '../mortal-writer'
import { value } from '../storage/samples'
import { createActing } from '@/lib/acting/acting'
import { planned } from '@/lib/acting/plan'
import { concluded } from '@/lib/acting/progress'
import { ok } from '@/lib/failure'
import type { Action } from '@/lib/backend/views'
import type { ActionRecord, Step } from '@/lib/storage/action-records'
import type { Alert, Repository } from '../../../demo/organization/model.ts'
import type { World } from '../../../demo/organization/world.ts'

export { NOW, refusal }
const ID = '0d3c2f7a-54a8-4f0b-8f0e-2f5b1f0c9a01'

export interface Rig extends Omit<LocalGitHub, 'fetch'>, Workers {
  /** The repository that is acted in, by its name and as GitHub has it. */
  fullName: string
  repository: Repository
  /** Open alerts of it that Autofix can fix. */
  alerts: Alert[]
  numbers: number[]
  /** Writes an action down, as if it had been checked. */
  begin(action: Action, change?: Partial<ActionRecord>): Promise<string>
  action(id?: string): Promise<ActionRecord>
  /** Kind, alert and state of every step. */
  states(id?: string): Promise<string[]>
  token: Token
  ended: string[]
}

/** Somebody's actions on the local GitHub, with a clock that moves only when somebody waits. */
export async function rig(alerts = 2): Promise<Rig> {
  const { fetch, ...github } = localGitHub({ alerts: 400, repositories: 8 })
  const { world, clock } = github
  const repository = ablest(world)
  const fullName = `${ORGANIZATION}/${repository.name}`
  const chosen = openOf(repository).slice(0, alerts)
  const token: Token = { outcome: ok(DEMO_TOKENS.manager), login: 'maya-manager' }
  const ended: string[] = []
  for (const { number } of chosen) world.setAutofix(fullName, number, 'success')

  const workers = await workersFor({ ...github, fetch }, token, ({ store, mortal, ...ground }) =>
    createActing({
      ...ground,
      store: {
        actions: {
          ...store.actions,
          agenda: mortal('agenda', store.actions.agenda),
          begin: mortal('begin', store.actions.begin),
          change: mortal('change', store.actions.change),
        },
      },
      onChange: () => {},
      onEnded: ({ id }) => ended.push(id),
    }),
  )
  const { store } = workers
  const numbers = chosen.map(({ number }) => number)
  return {
    ...github,
    ...workers,
    ...{ fullName, repository, alerts: chosen, numbers, token, ended },
    async begin(action, change = {}) {
      const id = change.id ?? ID
      const about = chosen.map(({ number, rule }) => ({ number, title: rule.name }))
      const { defaultBranch } = repository
      const steps = planned({ id, action, alerts: about, defaultBranch, me: token.login })
      const record: ActionRecord = {
        id,
        organization: ORGANIZATION,
        login: ORGANIZATION,
        repositoryId: repository.id,
        repository: fullName,
        kind: action.kind,
        numbers,
        by: token.login,
        steps,
        startedAt: clock.now,
        endedAt: null,
        cancelled: false,
        forgotten: false,
        ...change,
      }
      value(await store.actions.add(concluded(record, clock.now)))
      return id
    },
    action: async (id = ID) => value(await store.actions.get(id)),
    async states(id = ID) {
      const { steps } = value(await store.actions.get(id))
      return steps.map(({ kind, alert, state, failure }: Step) =>
        [kind, alert === null ? [] : [numbers.indexOf(alert)], state, failure ? [failure.kind] : []]
          .flat()
          .join(' '),
      )
    },
  }
}

/** A fix as the dialog proposes it. */
export function fix(change: Partial<Extract<Action, { kind: 'fix' }>> = {}): Action {
  return {
    kind: 'fix',
    branch: { kind: 'new', name: 'fix/campaign' },
    autofix: true,
    pullRequest: { title: 'Fix alerts', body: 'For a campaign', reviewers: ['noor-haddad'] },
    ...change,
  }
}

/** The one with the most alerts of these. */
export function ablest(world: World): Repository {
  const all = world.organization(ORGANIZATION)?.repositories ?? []
  const able = all.filter(({ archived, hasIssues, codeScanning }) => !archived && hasIssues && codeScanning)
  const [first] = able.toSorted((a, b) => openOf(b).length - openOf(a).length)
  if (!first) throw new Error('no repository with alerts')
  return first
}

/** Alerts that Autofix supports and nobody works on. */
export function openOf({ alerts, branches }: Repository): Alert[] {
  return alerts.filter(
    ({ state, rule, assignees, number }) =>
      state === 'open' &&
      rule.autofix &&
      assignees.length === 0 &&
      !branches.some(({ name }) => name === `alert-autofix-${number}`),
  )
}
