/** Letters that are written from the right, and the characters that command a direction. */
const DIRECTED = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]/

/** Isolates of a text's own: with them it could end ours. */
const ISOLATES = /[\u2066-\u2069]/g

/**
 * A text that somebody typed, ready to stand inside a sentence or a title of ours: what it says about direction ends with
 * it and cannot turn our own words around (Unicode's isolates, FSI … PDI). Most texts need nothing and come back as they are.
 */
export function isolated(text: string): string {
  return DIRECTED.test(text) ? `\u2068${text.replace(ISOLATES, '')}\u2069` : text
}
