import { CLASSIFICATIONS, COPILOT_LOGIN, STATES } from '@/lib/alerts/alert'
import { RESOLUTION } from '@/lib/alerts/alert-columns'
import { isDescribed, VISIBILITIES } from '@/lib/alerts/organization'
import { perIndex } from './per-index'
import { codes, collect, ofRepositories, ofRules, wordOf } from './vocabulary'
import type { AlertIndex } from '@/lib/alerts/alert-index'
import type { Refusal } from './qualifier'
import type { FilterOptions } from './types'
import type { Meaning, Vocabulary, VocabularyWord } from './vocabulary'

/** `closed` is every state but open. */
export const openOrClosed = collect(
  'state',
  STATES.map((state, member) => ({ value: state === 'open' ? 'open' : 'closed', member })),
)

/** Application code has no classification; everything else has at least one. */
export const applicationCode = collect('classifications', [
  { value: 'true', member: 0 },
  ...Array.from({ length: (1 << CLASSIFICATIONS.length) - 1 }, (_, i) => ({ value: 'false', member: i + 1 })),
])

export const autofixSupport = collect('autofix', [{ value: 'supported', member: 1 }])

/** GitHub's reasons have their own spelling here: `won't fix` is `wont-fix`. A reason that is new at GitHub is understood too. */
export const resolutions = perIndex((index) => {
  const reasons = index.reasons.map((reason, i) => ({
    value: reason.toLowerCase().replaceAll("'", '').replace(/\s+/g, '-'),
    member: RESOLUTION.dismissed + 1 + i,
  }))
  const order = ['fixed', 'false-positive', 'used-in-tests', 'wont-fix', 'mitigated']
  return collect('resolution', [{ value: 'fixed', member: RESOLUTION.fixed }, ...reasons], order)
})

export const rules = perIndex((index) =>
  ofRules(index, ({ id, description }) => [{ value: id, note: description }]),
)
export const tags = perIndex((index) => ofRules(index, (rule) => rule.tags.map((value) => ({ value }))))
export const tools = perIndex((index) => codes('tool', index.tools))

export const repositoryNames = perIndex((index) =>
  ofRepositories(index, ({ name, fullName }) => [{ value: name, also: fullName }]),
)
export const languages = perIndex((index) =>
  ofRepositories(index, ({ language }) => (language ? [{ value: language }] : [])),
)
export const topics = perIndex((index) =>
  ofRepositories(index, (repository) => repository.topics.map((value) => ({ value }))),
)
export const visibilities = perIndex((index) =>
  ofRepositories(
    index,
    // What an alert says of its repository is that it is public, or that it is not.
    (repository) =>
      isDescribed(repository) || repository.visibility === 'public' ? [{ value: repository.visibility }] : [],
    VISIBILITIES,
  ),
)
export const archived = perIndex((index) =>
  ofRepositories(
    index,
    (repository) => (isDescribed(repository) ? [{ value: String(repository.archived) }] : []),
    ['true', 'false'],
  ),
)

/** Names of custom properties in use, in lower case, with GitHub's spelling. */
export const propertyNames = perIndex((index) => {
  const names = new Map<string, string>()
  for (const { properties } of index.repositories)
    for (const name of Object.keys(properties)) names.set(name.toLowerCase(), name)
  return names
})

/** Values of one custom property, whose name may be in any case. */
export function propertyValues(index: AlertIndex, name: string): Vocabulary {
  return ofRepositories(index, ({ properties }) =>
    Object.entries(properties).flatMap(([property, values]) =>
      property.toLowerCase() === name ? values.map((value) => ({ value })) : [],
    ),
  )
}

export const teams = perIndex((index): Vocabulary => {
  const positions = new Map(index.places.map((place, position) => [place.id, position]))
  const words = new Map<string, VocabularyWord>()
  for (const { slug, name, repositoryIds } of index.teams) {
    const members = new Set(repositoryIds.flatMap((id) => positions.get(id) ?? []))
    words.set(slug.toLowerCase(), { value: slug, note: name, members })
  }
  return { column: 'repository', words, also: new Map() }
})

/** Logins, and GitHub's words `none`, `*`, `@me` and `@copilot`. */
export function assignees(index: AlertIndex, { me }: FilterOptions): Vocabulary {
  const meanings = index.assignees.flatMap((logins, member): Meaning[] => {
    if (logins.length === 0) return [{ value: 'none', member }]
    const known = logins.map((login) => ({ value: isCopilot(login) ? '@copilot' : login, member }))
    const own = logins.filter((login) => login.toLowerCase() === me?.toLowerCase())
    return [{ value: '*', member }, ...known, ...own.map(() => ({ value: '@me', member }))]
  })
  return collect('assignees', meanings, ['none', '*', ...(me === undefined ? [] : ['@me']), '@copilot'])
}

/** The word of `assignees` that a value means: `@mona` is `mona`, and Copilot has many names. */
export function assigneeWord(value: string): string {
  if (isCopilot(value.replace(/^@/, ''))) return '@copilot'
  return value.toLowerCase() === '@me' ? value : value.replace(/^@/, '')
}

/** GitHub also knows teams as assignees, which the API does not tell; `@me` needs to know who that is. */
export function refusesAssignee(value: string, { me }: FilterOptions): Refusal | null {
  if (value.includes('/')) return { reason: 'not-supported' }
  return me === undefined && value.toLowerCase() === '@me' ? { reason: 'data-missing', data: 'login' } : null
}

/** Copilot is an assignee under its bot's login, or `Copilot` as GitHub shows it. */
function isCopilot(login: string): boolean {
  return [COPILOT_LOGIN, 'copilot'].includes(login.toLowerCase())
}

/** Whether the name of a place contains the text, or its full name if the text has a slash. */
export function nameMatches(index: AlertIndex, text: string): (entry: number) => boolean {
  const part = text.toLowerCase()
  return (entry) => {
    const repository = index.places[entry]?.repository
    const name = part.includes('/') ? repository?.fullName : repository?.name
    return name?.toLowerCase().includes(part) ?? false
  }
}

/** Campaigns by name and by id; what they hold that GitHub no longer shows is left out. */
export function campaigns(index: AlertIndex, options: FilterOptions): Vocabulary {
  const words = new Map<string, VocabularyWord>()
  const also = new Map<string, VocabularyWord>()
  for (const { id, name, alerts } of options.campaigns ?? []) {
    const spellings = [wordOf(words, name), wordOf(also, id)]
    for (const { repositoryId, kind, numbers } of alerts)
      for (const number of numbers) {
        const row = index.find({ repositoryId, kind, number })
        if (row >= 0) for (const word of spellings) word.members.add(row)
      }
  }
  return { column: 'row', words, also }
}
