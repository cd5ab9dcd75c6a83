import { isolated } from '@/lib/i18n/bidi'

/** More of a name than a notification shows. Campaigns made here have at most 50 characters. */
const LONGEST = 60
/** What breaks lines, commands a direction, or is not seen. Joiners stay: Persian words and emoji are written with them. */
const UNSEEN =
  /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]+/gu
/** An accent or two belong to a letter; a tower of them would cover the lines above. */
const TOWER = /(\p{M}{3})\p{M}+/gu

/** A name that somebody else typed, as it may stand in a notification of ours: one line, short, in its own direction. */
export function plainName(name: string): string {
  const line = name.replace(UNSEEN, ' ').replace(TOWER, '$1').replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return isolated(characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : line)
}
