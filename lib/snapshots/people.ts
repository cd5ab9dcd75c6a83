import { isNobody } from './named'
import { parseFilter } from '@/lib/alerts/filter/parse'

/** A login, and an address of mail, inside a text that somebody typed. */
const MENTION = /(?<![\w.+@-])@([a-z\d](?:[a-z\d-]{0,38}))/gi
const MAIL = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g

/** Branches that bear only an alert's number; any other name may be a person's. */
const PLAIN_BRANCH = /^alert-autofix-[\d-]+$/

export interface Masks {
  login(login: string): string
  text(text: string): string
  filter(filter: string): string
  branch(name: string): string
}

/**
 * Pseudonyms: the same person is `person-1` wherever they appear, however their login is spelt, numbered in the order in
 * which they are asked for. Branches likewise, so that a pull request and its branch stay together.
 */
export function masks(): Masks {
  const people = numbered('person')
  const branches = numbered('branch')
  const login = (one: string) => (isNobody(one) ? one : people(one.toLowerCase()))
  return {
    login,
    text: (text) =>
      text
        .replace(MAIL, (address) => people(address.toLowerCase()))
        .replace(MENTION, (_, name: string) => `@${login(name)}`),
    filter: (filter) => withWords(filter, 'assignee', (word) => assignee(word, login)),
    branch: (name) => (PLAIN_BRANCH.test(name) ? name : branches(name)),
  }
}

/** A filter without the paths that it names. */
export function withoutPaths(filter: string): string {
  return withWords(filter, 'path', () => 'left-out')
}

/** Words of `assignee:` that name nobody. */
const NO_LOGIN = ['none', '*', '@me', '@copilot', 'copilot']

function assignee(word: string, login: (login: string) => string): string {
  if (word === '' || NO_LOGIN.includes(word.toLowerCase())) return word
  return login(word.replace(/^@/, ''))
}

/** A filter in which every word of one qualifier was replaced. */
function withWords(filter: string, name: string, replace: (word: string) => string): string {
  let text = ''
  let at = 0
  for (const term of parseFilter(filter).terms) {
    if (term.name !== name) continue
    for (const { from, to, value } of term.words) {
      text += filter.slice(at, from) + replace(value)
      at = to
    }
  }
  return text + filter.slice(at)
}

function numbered(word: string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const name = known.get(key) ?? `${word}-${known.size + 1}`
    known.set(key, name)
    return name
  }
}
