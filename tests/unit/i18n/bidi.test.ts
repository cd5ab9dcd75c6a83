import { expect, it } from 'vitest'
import { isolated } from '@/lib/i18n/bidi'

it.each(['No SQL injection', 'Überwachung 日本語 🚀', '', '<b>'])('leaves %j as it is', (text) => {
  expect(isolated(text)).toBe(text)
})

it.each(['مرحبا', 'שלום', '\u202eevil', 'a\u200fb'])('keeps the direction of %j to itself', (text) => {
  expect(isolated(text)).toBe(`\u2068${text}\u2069`)
})

it.each([
  ['\u2067x', 'x'],
  ['x\u2069\u202eevil', 'x\u202eevil'],
  ['\u2068\u2069\u2069', ''],
])('takes the isolates out of %j, with which it could end ours', (text, rest) => {
  expect(isolated(text)).toBe(`\u2068${rest}\u2069`)
})
