import type { IconName } from '@/components/primer/icons'
import type { AlertRow, WorkView } from '@/lib/backend/views'
import { t } from '@/lib/i18n'

/** Work under way as an icon that leads to it. */
export interface WorkLink {
  key: string
  icon: IconName
  /** The name for people who cannot see the icon, and its tooltip. */
  label: string
  href: string
}

/** The links to what makes an alert *in progress*. Copilot has no page of its own: the alert's page says what it does. */
export function workLinks({ work, url }: Pick<AlertRow, 'work' | 'url'>): WorkLink[] {
  return work.map((one) => ({ ...describe(one), href: one.kind === 'copilot' ? url : one.url }))
}

function describe(work: WorkView): Omit<WorkLink, 'href'> {
  if (work.kind === 'copilot') return { key: 'copilot', icon: 'copilot', label: t('alerts.work.copilot') }
  if (work.kind === 'branch')
    return {
      key: `branch ${work.name}`,
      icon: 'git-branch',
      label: t('alerts.work.branch', { name: work.name }),
    }
  const key = `pull ${work.number}`
  // A number of a pull request is a name: it is written without separators.
  const number = String(work.number)
  return work.isDraft
    ? { key, icon: 'git-pull-request-draft', label: t('alerts.work.draft', { number }) }
    : { key, icon: 'git-pull-request', label: t('alerts.work.pull', { number }) }
}
