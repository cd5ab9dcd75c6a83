import { AUTOFIX_TOOL, SEVERITIES, STATES } from '@/lib/alerts/alert'
import { supportsAutofix } from '@/lib/alerts/autofix'
import { cweTag, isCweTag } from './cwe'
import { EXAMPLE_AGES, exampleDates, readAge, readDates } from './comparison'
import { ofUnknownVisibility, undescribed, unnamed } from './knowledge'
import { refusesTeam } from './missing-team'
import { pathMatches, topFolders } from './path-pattern'
import { UNSUPPORTED_IS, UNSUPPORTED_RESOLUTIONS, notSupported } from './unsupported'
import * as words from './vocabularies'
import { codes } from './vocabulary'
import type { Qualifier } from './qualifier'

const states = codes('state', STATES)
const severities = codes('severity', SEVERITIES)
const fixedList = { kind: 'words', offer: 'as-listed' } as const
const openList = { kind: 'words', offer: 'most-frequent' } as const
const named = { needs: 'repositories', unknown: unnamed } as const
const described = { needs: 'repositories', unknown: undescribed } as const
const span = { kind: 'span', read: readDates, examples: exampleDates } as const

/** Every qualifier, in the order in which they are offered. */
export const QUALIFIERS: readonly Qualifier[] = [
  {
    ...fixedList,
    name: 'is',
    help: 'alerts.qualifier.is',
    vocabulary: () => words.openOrClosed,
    refuses: notSupported(UNSUPPORTED_IS),
  },
  { ...fixedList, name: 'severity', help: 'alerts.qualifier.severity', vocabulary: () => severities },
  {
    ...openList,
    name: 'rule',
    help: 'alerts.qualifier.rule',
    vocabulary: words.rules,
    isRight: supportsAutofix,
  },
  {
    ...openList,
    name: 'tag',
    help: 'alerts.qualifier.tag',
    vocabulary: words.tags,
    isRight: isCweTag,
    respell: cweTag,
  },
  {
    ...openList,
    name: 'tool',
    help: 'alerts.qualifier.tool',
    vocabulary: words.tools,
    isRight: (value) => value.toLowerCase() === AUTOFIX_TOOL.toLowerCase(),
  },
  {
    ...fixedList,
    name: 'autofilter',
    help: 'alerts.qualifier.autofilter',
    vocabulary: () => words.applicationCode,
  },
  { ...fixedList, name: 'autofix', help: 'alerts.qualifier.autofix', vocabulary: () => words.autofixSupport },
  {
    ...openList,
    name: 'repo',
    help: 'alerts.qualifier.repo',
    ...named,
    vocabulary: words.repositoryNames,
  },
  {
    ...openList,
    name: 'team',
    help: 'alerts.qualifier.team',
    needs: 'teams',
    vocabulary: words.teams,
    refuses: refusesTeam,
  },
  { ...openList, name: 'topic', help: 'alerts.qualifier.topic', ...described, vocabulary: words.topics },
  {
    ...openList,
    name: 'language',
    help: 'alerts.qualifier.language',
    ...described,
    vocabulary: words.languages,
  },
  {
    ...fixedList,
    name: 'visibility',
    help: 'alerts.qualifier.visibility',
    needs: 'repositories',
    unknown: (index, value) => (value.toLowerCase() === 'public' ? unnamed : ofUnknownVisibility)(index),
    vocabulary: words.visibilities,
  },
  {
    ...fixedList,
    name: 'archived',
    help: 'alerts.qualifier.archived',
    ...described,
    vocabulary: words.archived,
  },
  {
    kind: 'pattern',
    name: 'path',
    help: 'alerts.qualifier.path',
    needs: 'paths',
    column: 'path',
    matches: pathMatches,
    vocabulary: topFolders,
  },
  { ...fixedList, name: 'state', help: 'alerts.qualifier.state', vocabulary: () => states },
  {
    ...fixedList,
    name: 'resolution',
    help: 'alerts.qualifier.resolution',
    vocabulary: words.resolutions,
    refuses: notSupported(UNSUPPORTED_RESOLUTIONS),
  },
  {
    ...openList,
    name: 'assignee',
    help: 'alerts.qualifier.assignee',
    vocabulary: words.assignees,
    wordFor: words.assigneeWord,
    isRight: (value) => value.toLowerCase() === '@copilot',
    refuses: words.refusesAssignee,
  },
  { ...span, name: 'created', help: 'alerts.qualifier.created', column: 'createdAt' },
  { ...span, name: 'updated', help: 'alerts.qualifier.updated', column: 'updatedAt' },
  {
    kind: 'span',
    name: 'age',
    help: 'alerts.qualifier.age',
    column: 'createdAt',
    read: readAge,
    examples: () => EXAMPLE_AGES,
  },
  {
    ...openList,
    name: 'campaign',
    help: 'alerts.qualifier.campaign',
    vocabulary: words.campaigns,
    refuses: (_, { campaigns }) => (campaigns ? null : { reason: 'data-missing', data: 'campaigns' }),
  },
  { kind: 'order', name: 'sort', help: 'alerts.qualifier.sort' },
]

/** Text without a qualifier: a part of the repository's name. */
export const FREE_TEXT: Qualifier = {
  kind: 'pattern',
  name: '',
  help: 'alerts.qualifier.text',
  ...named,
  column: 'repository',
  matches: words.nameMatches,
  vocabulary: words.repositoryNames,
}
