import type { FilterProblem } from './types'

/** The longest filter, in UTF-16 units. */
export const MAX_LENGTH = 2000

/** One value; `from` and `to` enclose it with its quotes. */
export interface Word {
  from: number
  to: number
  /** Without quotes; empty where the filter has nothing between two commas. */
  value: string
  /** Whether a quote in it is never closed: then it reaches to the end of the text. */
  unclosed: boolean
}

/** Whether a word has a problem of form, so that its value says nothing. */
export function isBroken(word: Word): boolean {
  return word.unclosed || word.value === ''
}

/** What stands between two spaces: words of a qualifier, or free text (name null). */
export interface Term {
  from: number
  to: number
  negated: boolean
  /** In lower case. */
  name: string | null
  /** Where the name, or the free text, begins. */
  nameFrom: number
  words: Word[]
}

export interface ParsedFilter {
  text: string
  terms: Term[]
  /** Problems of form; those of meaning are found against an index. */
  problems: FilterProblem[]
}

const NAME = /[a-z][\w.$#-]*:/iy
const SPACE = /\s/

/** Reads any text. Never throws; what cannot be read is a problem, and the terms around it are still there. */
export function parseFilter(text: string): ParsedFilter {
  const parsed: ParsedFilter = { text, terms: [], problems: [] }
  if (text.length > MAX_LENGTH) addProblem(parsed, MAX_LENGTH, text.length, 'too-long')
  else for (let at = skipSpace(text, 0); at < text.length; at = skipSpace(text, at)) at = readTerm(parsed, at)
  return parsed
}

function readTerm(parsed: ParsedFilter, from: number): number {
  const { text } = parsed
  let nameFrom = from
  while (text[nameFrom] === '-') nameFrom++
  const negated = nameFrom > from
  const nothing = nameFrom === text.length || SPACE.test(text[nameFrom] ?? '')
  if (nothing) addProblem(parsed, from, nameFrom, 'nothing-to-negate')
  else if (nameFrom > from + 1) addProblem(parsed, from, nameFrom, 'nothing-to-negate', '-')
  if (nothing) return nameFrom
  NAME.lastIndex = nameFrom
  const name = NAME.exec(text)?.[0] ?? null
  const { words, to } = readWords(parsed, nameFrom + (name?.length ?? 0))
  const term = { from, to, negated, name: name?.slice(0, -1).toLowerCase() ?? null, nameFrom, words }
  parsed.terms.push(term)
  findEmptyWords(parsed, term)
  return to
}

function readWords(parsed: ParsedFilter, from: number): { words: Word[]; to: number } {
  const words: Word[] = []
  for (let at = from; ; at++) {
    const word = readWord(parsed, at)
    words.push(word)
    at = word.to
    if (parsed.text[at] !== ',') return { words, to: at }
  }
}

function readWord(parsed: ParsedFilter, from: number): Word {
  const { text } = parsed
  const word: Word = { from, to: from, value: '', unclosed: false }
  for (;;) {
    const character = text[word.to]
    if (character === undefined || character === ',' || SPACE.test(character)) return word
    if (character === '"') readQuoted(parsed, word)
    else {
      word.value += character
      word.to++
    }
  }
}

/** Reads from the quote at `word.to` to the one that closes it, or to the end of the text. */
function readQuoted(parsed: ParsedFilter, word: Word): void {
  const { text } = parsed
  const from = word.to
  for (let at = from + 1; at < text.length; at++) {
    const next = text[at + 1]
    if (text[at] === '"') {
      word.to = at + 1
      return
    }
    if (text[at] === '\\' && (next === '"' || next === '\\')) at++
    word.value += text[at] ?? ''
  }
  word.to = text.length
  word.unclosed = true
  addProblem(parsed, from, word.to, 'unclosed-quote', `${text.slice(from)}"`)
}

function findEmptyWords(parsed: ParsedFilter, term: Term): void {
  const first = term.words.find((word) => word.value === '' && !word.unclosed)
  if (!first) return
  if (first.to > first.from) addProblem(parsed, first.from, first.to, 'missing-value')
  else if (term.words.length === 1) addProblem(parsed, term.from, term.to, 'missing-value')
  else {
    const comma = first === term.words[0] ? first.to : first.from - 1
    addProblem(parsed, comma, comma + 1, 'stray-comma')
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && SPACE.test(text[at] ?? '')) at++
  return at
}

function addProblem(
  { text, problems }: ParsedFilter,
  from: number,
  to: number,
  reason: FilterProblem['reason'],
  suggestion: string | null = null,
): void {
  problems.push({ from, to, text: text.slice(from, to), reason, suggestion })
}
