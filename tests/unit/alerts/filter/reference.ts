import { COPILOT_LOGIN } from '@/lib/alerts/alert'
import { supportsAutofix } from '@/lib/alerts/autofix'
import { DAY, dateOf } from '@/lib/time'
import { CAMPAIGNS, NOW, REPOSITORIES, TEAMS } from './organization'
import type { Alert } from '@/lib/alerts/alert'

/**
 * The filter language told a second time, in the plainest way: one alert, one value, no index, no masks. Only for terms
 * that are well-formed and without quotes inside values; what it says is what the real one must say.
 */
export function matchesTerm(alert: Alert, term: string): boolean {
  const negated = term.startsWith('-')
  const positive = negated ? term.slice(1) : term
  const [, name = '', list = ''] = /^(?:([a-z][\w.]*):)?(.*)$/i.exec(positive) ?? []
  const matched = list
    .split(',')
    .some((value) => matchesValue(alert, name.toLowerCase(), value.replaceAll('"', '').toLowerCase()))
  return matched !== negated
}

function matchesValue(alert: Alert, name: string, value: string): boolean {
  const repository = REPOSITORIES.find(({ id }) => id === alert.repositoryId)
  const same = (text: string | null | undefined): boolean => text?.toLowerCase() === value
  if (name.startsWith('props.')) {
    return Object.entries(repository?.properties ?? {}).some(
      ([property, values]) => property.toLowerCase() === name.slice(6) && values.some(same),
    )
  }
  switch (name) {
    case '':
      return (
        (value.includes('/') ? repository?.fullName : repository?.name)?.toLowerCase().includes(value) ??
        false
      )
    case 'is':
      return value === 'open' ? alert.state === 'open' : alert.state !== 'open'
    case 'state':
      return alert.state === value
    case 'resolution':
      return resolutionOf(alert) === value
    case 'severity':
      return alert.severity === value
    case 'rule':
      return same(alert.rule.id)
    case 'tag':
      return alert.rule.tags.some(same)
    case 'tool':
      return same(alert.tool)
    case 'repo':
      return same(repository?.name) || same(repository?.fullName)
    case 'team':
      return TEAMS.some((team) => same(team.slug) && team.repositoryIds.includes(alert.repositoryId))
    case 'topic':
      return repository?.topics.some(same) ?? false
    case 'language':
      return same(repository?.language)
    case 'visibility':
      return same(repository?.visibility)
    case 'archived':
      return same(repository && String(repository.archived))
    case 'path':
      return value.includes('*')
        ? globbed(alert.path.toLowerCase(), value)
        : alert.path.toLowerCase().includes(value)
    case 'autofilter':
      return (alert.classifications.length === 0) === (value === 'true')
    case 'autofix':
      return alert.tool === 'CodeQL' && supportsAutofix(alert.rule.id)
    case 'assignee':
      return assigned(alert, value)
    case 'created':
      return within(dateOf(alert.createdAt), value, (text) => text)
    case 'updated':
      return within(dateOf(alert.updatedAt), value, (text) => text)
    case 'age':
      return within(Math.max(0, Math.floor((NOW - alert.createdAt) / DAY)), value, days)
    case 'campaign':
      return CAMPAIGNS.some(
        (campaign) =>
          (same(campaign.name) || same(campaign.id)) &&
          campaign.alerts.some(
            (part) => part.repositoryId === alert.repositoryId && part.numbers.includes(alert.number),
          ),
      )
    default:
      throw new Error(`no reference for ${name}`)
  }
}

function resolutionOf({ state, dismissedReason }: Alert): string {
  return state === 'dismissed' ? (dismissedReason ?? '').replace("'", '').replaceAll(' ', '-') : state
}

function assigned({ assignees }: Alert, value: string): boolean {
  if (value === 'none') return assignees.length === 0
  if (value === '*') return assignees.length > 0
  const login = { '@me': 'mona', '@copilot': COPILOT_LOGIN }[value] ?? value.replace('@', '')
  return assignees.some((assignee) => assignee.toLowerCase() === login)
}

function globbed(path: string, pattern: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[^\w/]/g, '\\$&'))
  return new RegExp(`^${source.join('.*')}$`, 's').test(path)
}

function days(text: string): number {
  return text.endsWith('w') ? 7 * Number(text.slice(0, -1)) : Number(text)
}

function within<T extends string | number>(found: T, value: string, read: (text: string) => T): boolean {
  if (value.includes('..')) {
    const [from = '', to = ''] = value.split('..')
    return (from === '*' || found >= read(from)) && (to === '*' || found <= read(to))
  }
  if (value.startsWith('>=')) return found >= read(value.slice(2))
  if (value.startsWith('<=')) return found <= read(value.slice(2))
  if (value.startsWith('>')) return found > read(value.slice(1))
  if (value.startsWith('<')) return found < read(value.slice(1))
  return found === read(value)
}
