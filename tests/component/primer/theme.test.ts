import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The declarations of a stylesheet, by name. */
function declarations(path: string): Map<string, string> {
  const text = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  return new Map(
    [...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const primer = (theme: 'light' | 'dark') => {
  const all = declarations(`node_modules/@primer/primitives/dist/css/functional/themes/${theme}.css`)
  /** The value, followed to its end where it is another's. */
  const colourOf = (name: string): string | undefined => {
    const value = all.get(name)?.trim()
    const other = /^var\((--[\w-]+)\)$/.exec(value ?? '')?.[1]
    return other === undefined ? value?.toLowerCase() : colourOf(other)
  }
  return { size: all.size, colourOf }
}

/** `var(--bgColor-default, light-dark(#ffffff, #0d1117))` */
const WITH_RESERVE = /^var\(\s*(--[\w-]+),\s*light-dark\((#\w+), (#\w+)\)\s*\)$/

const reserves = [...declarations('components/primer/theme.css').values()].flatMap((value) => {
  const match = WITH_RESERVE.exec(value.trim())
  return match === null ? [] : [match.slice(1)]
})

// Muster's own pages have nothing but these, so they must be what GitHub's pages have.
describe('the colours in reserve', () => {
  const light = primer('light')
  const dark = primer('dark')

  it('are there for nearly every name', () => {
    expect(reserves.length).toBeGreaterThan(40)
    expect(light.size).toBeGreaterThan(500)
  })

  it.each(reserves)('%s is %s in the light and %s in the dark, as Primer has it', (name = '', day, night) => {
    expect([light.colourOf(name), dark.colourOf(name)]).toEqual([day, night])
  })
})
