import { is } from 'valibot'
import { repositoryName } from '@/lib/backend/input-fields'
import { t } from '@/lib/i18n'

/** The name in what was typed or pasted: also `octo-org/security-campaigns`, or its address. What is of others stays as it is. */
export function tidyRepository(text: string, organization: string): string {
  const path = text
    .trim()
    .replace(/^https?:\/\/github\.com\//i, '')
    .replace(/\/+$/, '')
  const owner = `${organization}/`
  return path.toLowerCase().startsWith(owner.toLowerCase()) ? path.slice(owner.length) : path
}

/** What is wrong with it, as a sentence; null when nothing is. */
export function repositoryProblem(text: string, organization: string): string | null {
  const name = tidyRepository(text, organization)
  return is(repositoryName, `${organization}/${name}`) ? null : t('fields.repository.invalid')
}
