import { loginsIn } from './logins'
import { writtenDate } from '@/components/primer/dates'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import { LIMITS } from '@/lib/campaigns/limits'
import type { FieldProblem } from '@/lib/failure'
import { t, type MessageKey } from '@/lib/i18n'
import { en } from '@/lib/i18n/en/index'
import { isCalendarDate } from '@/lib/time'

/** The fields of the form as they are typed. */
export interface Draft {
  name: string
  description: string
  dueDate: string
  managers: string[]
  /** What is being typed in the field of managers and is not one of them yet. */
  managerText: string
  contactLink: string
}

/** In the order in which they are shown, which is the order in which problems are read out. */
export const FIELDS = ['name', 'description', 'dueDate', 'managers', 'contactLink'] as const
export type Field = (typeof FIELDS)[number]

export function emptyDraft(): Draft {
  return { name: '', description: '', dueDate: '', managers: [], managerText: '', contactLink: '' }
}

/** What a new campaign begins with: its template's title as name, or the details of one that is duplicated, but for the due date. */
export function firstDraft(title: string | null, like?: CampaignDetails): Draft {
  const name = like ? t('wizard.copyOf', { name: like.name }) : (title ?? '')
  const rest = like ? { ...draftOf(like), dueDate: '' } : emptyDraft()
  return { ...rest, name: [...name].slice(0, LIMITS.name).join('') }
}

export function draftOf(details: CampaignDetails): Draft {
  return {
    name: details.name,
    description: details.description,
    dueDate: details.dueDate,
    managers: [...details.managers],
    managerText: '',
    contactLink: details.contactLink ?? '',
  }
}

/** What the form holds, for checking and sending. A login that is still being typed counts: it can be seen in the form. */
export function detailsOf(draft: Draft): CampaignDetails {
  return {
    name: draft.name,
    description: draft.description,
    dueDate: draft.dueDate,
    managers: [...draft.managers, ...loginsIn(draft.managerText)],
    contactLink: draft.contactLink.trim() === '' ? null : draft.contactLink,
  }
}

/** The message beside a field, or null. A problem that this version does not know is shown by its name, not hidden. */
export function messageFor(field: string, problems: FieldProblem[]): string | null {
  const found = problems.find((problem) => problem.field === field)
  if (!found) return null
  return isKey(found.problem)
    ? t(found.problem, written(found.values))
    : t('wizard.field.problem', { problem: found.problem })
}

/** The values of a problem as they are read: dates in words. */
function written(values: FieldProblem['values'] = {}): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && isCalendarDate(value) ? writtenDate(value) : value,
    ]),
  )
}

function isKey(key: string): key is MessageKey {
  return key in en
}
