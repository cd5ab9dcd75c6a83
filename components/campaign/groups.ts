import type { IconName } from '@/components/primer/icons'
import type { GroupProgress, Grouping } from '@/lib/backend/views'
import { t, type MessageKey } from '@/lib/i18n'
import { COPILOT_LOGIN, SEVERITIES } from '@/lib/alerts/alert'

/** The choices of *Group by*, in the order in which they are offered. */
export const CHOICES = ['repository', 'team', 'rule', 'severity', 'assignee', 'none'] as const
export type Choice = Grouping | 'none'

export const GROUP_ICONS: Record<Grouping, IconName> = {
  repository: 'repo',
  team: 'people',
  rule: 'codescan',
  severity: 'alert',
  assignee: 'person',
}

/** Groupings in which an alert counts more than once, so that the groups add up to more than the campaign. */
const OVERLAPPING: readonly Grouping[] = ['team', 'assignee']

/** Why the groups may add up to more than the campaign; empty where they do not. */
export function overlapText(by: Grouping): string {
  if (!OVERLAPPING.includes(by)) return ''
  return t(by === 'team' ? 'campaigns.groups.overlap.team' : 'campaigns.groups.overlap.assignee')
}

/** What a group is called, also when it is the group of what belongs to none, or has no name any more. */
export function groupName(by: Grouping, { key, label }: Pick<GroupProgress, 'key' | 'label'>): string {
  if (by === 'repository') return label ?? t('campaigns.repository.gone', { id: key })
  if (key === '') return t(`campaigns.group.none.${by}`)
  const severity = SEVERITIES.find((one) => one === key)
  if (by === 'assignee' && key.toLowerCase() === COPILOT_LOGIN) return t('campaigns.group.copilot')
  if (by === 'severity' && severity) return t(`alerts.severity.${severity}`)
  return label ?? key
}

/** The id of a rule, which its name does not say. Empty where the name says it all. */
export function groupDetail(by: Grouping, { key, label }: Pick<GroupProgress, 'key' | 'label'>): string {
  return by === 'rule' && label !== null && label !== key ? key : ''
}

/** *12 repositories*. */
export function groupCount(by: Grouping, count: number): string {
  const key: MessageKey = by === 'repository' ? 'common.repositories' : `campaigns.groups.count.${by}`
  return t(key, { count })
}
