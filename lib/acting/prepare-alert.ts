import { ok } from '@/lib/failure'
import type { Outcome } from '@/lib/failure'
import type { AlertStanding } from '@/lib/github/alert-changes'
import type { RepositoryPlace } from '@/lib/github/place'
import type { Made } from '@/lib/storage/action-records'
import type { Of, Ready, Surroundings } from './surroundings'

/** Whoever is assigned already stays so: GitHub would replace them. */
export async function prepareAssignment(
  { github }: Surroundings,
  place: RepositoryPlace,
  { alert: number, logins }: Of<'assign' | 'copilot'>,
): Promise<Outcome<Ready>> {
  const standing = await github.standing({ ...place, number })
  if (!standing.ok) return standing
  const made: Made = { kind: 'alert', number, requested: false }
  if (isAssigned(standing.value, logins)) return ok({ kind: 'done', made })
  const all = [...standing.value.assignees, ...logins.filter((login) => !isAssigned(standing.value, [login]))]
  const send = async (): Promise<Outcome<Made>> => {
    const changed = await github.changeAlert({ ...place, number }, { kind: 'assign', logins: all })
    return changed.ok ? ok(made) : changed
  }
  return ok({ kind: 'send', sha: null, send })
}

export async function prepareDismissal(
  { github }: Surroundings,
  place: RepositoryPlace,
  { alert: number, reason, comment, request }: Of<'dismiss'>,
): Promise<Outcome<Ready>> {
  const standing = await github.standing({ ...place, number })
  if (!standing.ok) return standing
  const made = (requested: boolean): Made => ({ kind: 'alert', number, requested })
  if (standing.value.state === 'dismissed') return ok({ kind: 'done', made: made(false) })
  const send = async (): Promise<Outcome<Made>> => {
    const change = { kind: 'dismiss', reason, comment, request } as const
    const changed = await github.changeAlert({ ...place, number }, change)
    if (!changed.ok) return changed
    return ok(made(changed.value === 'asked-before' || changed.value.state === 'open'))
  }
  return ok({ kind: 'send', sha: null, send })
}

/** Whether all of these are assigned. */
export function isAssigned({ assignees }: AlertStanding, logins: readonly string[]): boolean {
  const known = new Set(assignees.map((login) => login.toLowerCase()))
  return logins.every((login) => known.has(login.toLowerCase()))
}
