import { keep, readPage } from './alert-pages'
import type { Failure } from '@/lib/failure'
import type { AlertPage } from '@/lib/github/alerts'
import type { Cursor } from '@/lib/storage/job'
import type { Pull } from './pull'

/** The place behind a page; null at the end, or where the changes behind it are known. */
export function placeBehind({ job: { since } }: Pull, { alerts, next }: AlertPage): Cursor | null {
  const oldest = alerts.at(-1)?.updatedAt
  return since !== null && oldest !== undefined && oldest < since ? null : next
}

/** One page after the other, as each tells the place of the next. */
export async function readOn(pull: Pull, from: Cursor, already: number): Promise<Failure | null> {
  const seen = new Set<string>()
  let number = already
  for (let place = from; ;) {
    const page = await readPage(pull, place)
    if (!page.ok) return page.failure
    const next = placeBehind(pull, page.value)
    keep(pull, (number += 1), page.value, { next, ended: next === null })
    pull.report('alerts', number, null)
    if (next === null) return null
    const key = JSON.stringify(next)
    if (seen.has(key)) return { kind: 'unexpected-answer', subject: 'alerts', problems: ['link header'] }
    seen.add(key)
    place = next
  }
}
