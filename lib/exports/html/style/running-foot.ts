import { markup, type Markup } from '@/lib/exports/html/markup'

/** At the foot of every printed page: what this is a page of, and which of how many. For browsers that know margin boxes. */
export function runningFoot(text: string): Markup {
  return markup`
  @page {
    @bottom-left {
      content: '${cssText(text)}';
      color: #444;
      font: 8pt sans-serif;
    }

    @bottom-right {
      content: counter(page) ' / ' counter(pages);
      color: #444;
      font: 8pt sans-serif;
    }
  }
`
}

/**
 * A text within a string of a style sheet: everything but letters and digits of ASCII is written by its number, so that nothing
 * in it can end the string or the style sheet.
 */
export function cssText(text: string): string {
  return Array.from(text, (character) =>
    /[A-Za-z0-9]/.test(character) ? character : `\\${character.codePointAt(0)?.toString(16) ?? ''} `,
  ).join('')
}
