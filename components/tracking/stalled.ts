import { alertUrl, repositoryUrl } from '@/lib/alerts/addresses'
import { t } from '@/lib/i18n'
import type { Stalled, StalledAlert, StalledList } from '@/lib/tracking/stalled'

/** A line of *Where to encourage*. `href` is null where the repository is not known. */
export interface StalledLine {
  key: string
  name: string
  href: string | null
  /** Where it is, and for how long. */
  detail: string
  pull: { name: string; href: string } | null
}

export interface StalledPart {
  kind: 'untouched' | 'assigned' | 'waiting' | 'merged'
  count: number
  text: string
  lines: StalledLine[]
  /** Those shown on request. */
  further: StalledLine[]
  /** How many are in neither. */
  more: number
  unknown: number
}

/** What has stopped, in the order in which it is easiest to do something about it. Parts with nothing in them are left out. */
export function stalledParts({ untouched, assigned, waiting, merged }: Stalled): StalledPart[] {
  const parts: StalledPart[] = [
    {
      kind: 'untouched',
      count: untouched.repositories,
      text: t('charts.encourage.untouched.text'),
      ...split(untouched.first, ({ key, label, remaining }) => ({
        key,
        name: label ?? t('charts.standings.noName'),
        href: label === null ? null : repositoryUrl(label),
        detail: t('common.alerts', { count: remaining }),
        pull: null,
      })),
      more: untouched.repositories - untouched.first.length,
      unknown: 0,
    },
    alertsPart('assigned', assigned),
    alertsPart('waiting', waiting),
    alertsPart('merged', merged),
  ]
  return parts.filter(({ count, unknown }) => count > 0 || unknown > 0)
}

/** So many are there at once; a manager begins at the top. */
const AT_ONCE = 5

function split<T>(
  all: readonly T[],
  lineOf: (one: T) => StalledLine,
): Pick<StalledPart, 'lines' | 'further'> {
  const lines = all.map(lineOf)
  return { lines: lines.slice(0, AT_ONCE), further: lines.slice(AT_ONCE) }
}

function alertsPart(kind: 'assigned' | 'waiting' | 'merged', list: StalledList): StalledPart {
  return {
    kind,
    count: list.count,
    text: t(`charts.encourage.${kind}.text`, { days: list.longerThan ?? 0 }),
    ...split(list.first, lineOf),
    more: list.count - list.first.length,
    unknown: list.unknown,
  }
}

function lineOf({ repository, repositoryId, kind, number, title, days, pull }: StalledAlert): StalledLine {
  return {
    key: `${repositoryId} ${kind} ${number}`,
    name: title || t('charts.encourage.untitled', { number }),
    href: repository === null ? null : alertUrl(repository, { number }),
    detail: [
      repository ?? t('charts.standings.noName'),
      days === null ? '' : t('charts.encourage.days', { count: days }),
    ]
      .filter(Boolean)
      .join(' · '),
    pull:
      pull === null || repository === null
        ? null
        : {
            name: t('charts.encourage.pull', { number: String(pull) }),
            href: `${repositoryUrl(repository)}/pull/${pull}`,
          },
  }
}
