/**
 * Markup that is safe to be written. There is one way to it: `markup`, whose parts are our own source text and whose values are
 * escaped unless they came out of it too. A text is never markup, whatever it looks like.
 */
export class Markup {
  readonly #text: string

  private constructor(text: string) {
    this.#text = text
  }

  /** For `markup` alone: the parts of a template are written by us. */
  static fromTemplate(parts: readonly string[], values: readonly MarkupValue[]): Markup {
    let text = parts[0] ?? ''
    for (const [index, value] of values.entries()) text += written(value) + (parts[index + 1] ?? '')
    return new Markup(text)
  }

  toString(): string {
    return this.#text
  }
}

export type MarkupValue = Markup | string | number | null | readonly MarkupValue[]

/** Markup out of a template: every value is escaped, for text and for quoted attributes alike; null is nothing. */
export function markup(parts: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  return Markup.fromTemplate(parts, values)
}

/** A style sheet; nothing can be put into it. */
export function css(parts: TemplateStringsArray): Markup {
  return Markup.fromTemplate(parts, [])
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** The one place where texts become part of a document. Characters that HTML does not allow become a sign for it. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '')
    .replace(/(?![\t\r\n])\p{Cc}/gu, '\ufffd')
}

function written(value: MarkupValue): string {
  if (value === null) return ''
  if (value instanceof Markup) return value.toString()
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return value.map(written).join('')
}
