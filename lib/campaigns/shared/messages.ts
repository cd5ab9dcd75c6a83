import { changedFields, type MergedField } from './merge'
import type { SharedFields } from '@/lib/campaigns/publication'
import { t, type MessageKey } from '@/lib/i18n'
import type { CalendarDate } from '@/lib/time'

/** The words of commits in the campaign repository. GitHub shows them beside every file, and acts upon some. */

const FIELDS: Readonly<Record<Exclude<MergedField, 'state'>, MessageKey>> = {
  name: 'commits.field.name',
  description: 'commits.field.description',
  dueDate: 'commits.field.dueDate',
  managers: 'commits.field.managers',
  contactLink: 'commits.field.contactLink',
}

/** A campaign's file is written for the first time, or anew. */
export function openMessage({ name, dueDate, state }: SharedFields): string {
  const key = state === 'open' ? 'commits.open' : 'commits.openClosed'
  return t(key, { name: inert(name), due: dueDate })
}

/** What a change of a shared campaign says of itself. */
export function changeMessage(before: SharedFields, after: SharedFields): string {
  const changed = changedFields(before, after)
  const name = inert(after.name)
  const others = changed.filter((field) => field !== 'state')
  const fields = listed(others.map((field) => t(FIELDS[field])))
  if (changed.includes('state')) {
    const turned = t(after.state === 'closed' ? 'commits.close' : 'commits.reopen', { name })
    return others.length === 0 ? turned : t('commits.also', { first: turned, fields })
  }
  if (others.length === 0) return t('commits.links', { name })
  return others.length === 1 && others[0] === 'name'
    ? t('commits.rename', { before: inert(before.name), name })
    : t('commits.change', { fields, name })
}

export function deleteMessage(name: string): string {
  return t('commits.delete', { name: inert(name) })
}

export function trackingMessage(name: string, date: CalendarDate): string {
  return t('commits.tracking', { name: inert(name), date })
}

/**
 * A name in which GitHub finds nothing to act upon: no mention, no reference to an issue or a commit, no order to a workflow
 * (`[skip ci]`). A zero-width space stands after each mark; line breaks and other control characters become blanks, since a
 * line of its own may be a trailer that names an author.
 */
function inert(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are the ones that are taken out
      .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ')
      .trim()
      .replace(/[@#[]|\bGH(?=-\d)|:\/(?=\/)/gi, '$&\u200b')
      .replace(/\b[\da-f]{7,40}\b/gi, (sha) => `${sha.slice(0, 6)}\u200b${sha.slice(6)}`)
  )
}

function listed(words: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(words)
}
