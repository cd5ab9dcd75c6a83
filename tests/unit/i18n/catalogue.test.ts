// @vitest-environment node
import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { askedIn, entriesOf, isAsked } from '@/entrypoints/report/asked-texts'
import { en } from '@/lib/i18n/en'

const CATALOGUE = 'lib/i18n/en/'
const catalogues = globSync(`${CATALOGUE}*.ts`).filter((file) => !file.endsWith('/index.ts'))
const sources = globSync('{components,entrypoints,lib,stores}/**/*.{ts,vue}').filter(
  (file) => !file.startsWith(CATALOGUE),
)
const read = (file: string) => readFileSync(file, 'utf8')

it('has each text once, although many files make it up', () => {
  const keys = catalogues.flatMap((file) =>
    Array.from(read(file).matchAll(/^ {2}(['"])(.+?)\1:/gm), ([, , key]) => key),
  )
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  expect(keys.toSorted()).toEqual(Object.keys(en).toSorted())
})

it('has no text that nobody asks for', () => {
  const asked = sources.map((file) => askedIn(read(file)))
  const texts = catalogues.flatMap((file) => [...entriesOf(read(file)).keys()])
  expect(texts.length).toBeGreaterThan(1000)
  expect(texts.filter((key) => !asked.some((each) => isAsked(key, each)))).toEqual([])
})
