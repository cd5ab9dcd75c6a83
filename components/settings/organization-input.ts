import { is } from 'valibot'
import { organizationName } from '@/lib/backend/input-fields'
import { t } from '@/lib/i18n'

/** The name in what was typed or pasted: also a login with `@`, or the address of the organization's page. */
export function tidyOrganization(text: string): string {
  return text
    .trim()
    .replace(/^https?:\/\/github\.com\/(orgs\/)?/i, '')
    .replace(/^@/, '')
    .replace(/\/.*$/, '')
}

/** What is wrong with it, as a sentence; null when nothing is. */
export function organizationProblem(text: string, known: readonly string[]): string | null {
  const name = tidyOrganization(text)
  if (name === '') return t('settings.organizations.field.missing')
  if (!is(organizationName, name)) return t('settings.organizations.field.invalid')
  const same = known.find((one) => one.toLowerCase() === name.toLowerCase())
  return same === undefined ? null : t('settings.organizations.field.known', { organization: same })
}
