import type { CampaignDetails } from './campaign'
import { contactLinkProblem } from './contact-link'
import { LIMITS } from './limits'
import { isLogin } from './login'
import type { FieldProblem } from '@/lib/failure'
import { addDays, isCalendarDate, type CalendarDate } from '@/lib/time'

const LAST_YEAR = 9999

/** The details with outer spaces, an `@` before logins and repeated managers taken away. */
export function tidyDetails(details: CampaignDetails): CampaignDetails {
  const managers = details.managers
    .map((login) => login.trim().replace(/^@/, ''))
    .filter((login) => login !== '')
  const seen = new Set<string>()
  return {
    name: details.name.trim(),
    description: details.description.trim(),
    dueDate: details.dueDate.trim(),
    managers: managers.filter((login) => !seen.has(login.toLowerCase()) && seen.add(login.toLowerCase())),
    contactLink: details.contactLink?.trim() || null,
  }
}

/**
 * What is wrong with tidied details, field by field; empty when nothing is. Lengths count code points, as GitHub does.
 * `today` is the date in the campaign's zone; `unchangedDueDate` is one that an edit may keep although it has passed.
 */
export function checkDetails(
  details: CampaignDetails,
  today: CalendarDate,
  unchangedDueDate: CalendarDate | null = null,
): FieldProblem[] {
  return [
    ...textProblem('name', details.name, LIMITS.name),
    ...textProblem('description', details.description, LIMITS.description),
    ...(details.dueDate === unchangedDueDate ? [] : dueDateProblem(details.dueDate, today)),
    ...managersProblem(details.managers),
    ...contactLinkProblem(details.contactLink),
  ]
}

function textProblem(field: 'name' | 'description', text: string, limit: number): FieldProblem[] {
  const length = [...text].length
  if (length === 0) return [{ field, problem: `fields.${field}.missing` }]
  return length > limit ? [{ field, problem: `fields.${field}.long`, values: { length, limit } }] : []
}

function dueDateProblem(date: string, today: CalendarDate): FieldProblem[] {
  const field = 'dueDate'
  if (date === '') return [{ field, problem: 'fields.dueDate.missing' }]
  if (/^\d{5,}-/.test(date))
    return [{ field, problem: 'fields.dueDate.far', values: { year: String(LAST_YEAR + 1) } }]
  if (!isCalendarDate(date)) return [{ field, problem: 'fields.dueDate.invalid' }]
  if (date <= today)
    return [{ field, problem: 'fields.dueDate.past', values: { tomorrow: addDays(today, 1) } }]
  return []
}

function managersProblem(managers: string[]): FieldProblem[] {
  const field = 'managers'
  if (managers.length === 0) return [{ field, problem: 'fields.managers.missing' }]
  if (managers.length > LIMITS.managers)
    return [{ field, problem: 'fields.managers.many', values: { limit: LIMITS.managers } }]
  const wrong = managers.find((login) => !isLogin(login))
  return wrong === undefined
    ? []
    : [{ field, problem: 'fields.managers.login', values: { login: wrong.slice(0, 60) } }]
}
