/**
 * The title of the tab while one of Muster's views is shown. GitHub writes the title whenever it likes, also late;
 * what it wrote last is given back on leaving.
 */

let ours: string | null = null
let theirs = ''

/** Says what is shown; GitHub's own title is kept. May be called at any time, also with the same text. */
export function takeTitle(text: string): void {
  if (document.title !== ours) theirs = document.title
  ours = text
  if (document.title !== text) document.title = text
}

/** Writes our title again where GitHub has written its own meanwhile; does nothing when no title was taken. */
export function keepTitle(): void {
  if (ours !== null) takeTitle(ours)
}

/** Gives GitHub's title back, unless GitHub has set one itself by going to another page. */
export function giveTitle(): void {
  if (ours !== null && document.title === ours) document.title = theirs
  ours = null
}
