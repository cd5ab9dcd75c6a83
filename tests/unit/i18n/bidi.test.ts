import { expect, it } from 'vitest'
import { isolated } from '@/lib/i18n/bidi'

it.each(['No SQL injection', 'Überwachung 日本語 🚀', '', '<b>'])('leaves %j as it is', (text) => {
  expect(isolated(text)).toBe(text)
})

it.each(['مرحبا', 'שלום', '\u202eevil', '\u2067x', 'a\u200fb'])(
  'keeps the direction of %j to itself',
  (text) => {
    expect(isolated(text)).toBe(`\u2068${text}\u2069`)
  },
)
