import { expect, it } from 'vitest'
import { sameView, viewOf } from '@/lib/pages/fragment'

const ID = '3f8e5a52-6d2f-4c5e-9a40-2f8f7f6f4b11'
const FRAGMENTS = [
  '',
  '#muster',
  '#muster/closed',
  `#muster/campaigns/${ID}`,
  '#muster/alerts',
  '#muster/alerts?query=x',
  '#muster/nonsense',
]

it('each view is the same as itself and as no other', () => {
  for (const a of FRAGMENTS)
    for (const b of FRAGMENTS) expect(sameView(viewOf(a), viewOf(b)), `${a} ${b}`).toBe(a === b)
})

it('two spellings of one address are the same view', () => {
  expect(sameView(viewOf(`#muster/campaigns/${ID.toUpperCase()}`), viewOf(`#muster/campaigns/${ID}`))).toBe(
    true,
  )
  expect(sameView(viewOf('#muster/alerts?query=is%3Aopen'), viewOf('#muster/alerts'))).toBe(true)
})
