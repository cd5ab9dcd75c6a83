import { parseFilter } from './parse'
import type { ParsedFilter, Term, Word } from './parse'

/** What is being typed: the text between `from` and `to` would be replaced; `typed` is what stands before the cursor. */
export type AtCursor =
  | { kind: 'name'; from: number; to: number; typed: string; negated: boolean }
  | { kind: 'value'; from: number; to: number; typed: string; term: Term & { name: string }; word: Word }
  | { kind: 'nothing' }

/** Where in a filter the cursor is. */
export function atCursor({ text, terms }: ParsedFilter, cursor: number): AtCursor {
  const term = terms.find(({ from, to }) => from <= cursor && cursor <= to)
  if (!term) return { kind: 'name', from: cursor, to: cursor, typed: '', negated: text[cursor - 1] === '-' }
  const { name, nameFrom, negated } = term
  if (cursor < nameFrom) return { kind: 'nothing' }
  const typed = text.slice(nameFrom, cursor)
  if (name === null) {
    // Whoever opens a quote looks for a repository's name.
    return typed.startsWith('"')
      ? { kind: 'nothing' }
      : { kind: 'name', from: nameFrom, to: term.to, typed, negated }
  }
  const colon = nameFrom + name.length
  if (cursor <= colon) return { kind: 'name', from: nameFrom, to: colon + 1, typed, negated }
  const word = term.words.find(({ from, to }) => from <= cursor && cursor <= to)
  if (!word) return { kind: 'nothing' }
  // An open quote takes in everything that follows, which is not to be lost.
  const to = word.unclosed ? cursor : word.to
  return {
    kind: 'value',
    from: word.from,
    to,
    typed: valueOf(text.slice(word.from, cursor)),
    term: { ...term, name },
    word,
  }
}

function valueOf(raw: string): string {
  return parseFilter(`x:${raw}`).terms[0]?.words[0]?.value ?? ''
}
