import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importedFrom } from '@/entrypoints/report/chunks'
import { onlyPaths, onlyUsed } from '@/entrypoints/report/used-icons'
import { thinnedStyles } from '@/entrypoints/report/used-styles'

const ICONS = join(import.meta.dirname, '../../../components/primer/icons.ts')

describe('icons', () => {
  test('are those that a file names that speaks of icons', async () => {
    const catalogue = await readFile(ICONS, 'utf8')
    const thin = onlyUsed(catalogue, [
      '<Octicon name="git-branch" />',
      "icon: 'alert'",
      "const topic = 'sync'",
    ])
    expect(Array.from(thin.matchAll(/([\w-]+)-16\.svg/g), ([, name]) => name)).toEqual([
      'alert',
      'git-branch',
    ])
    expect(thin).toMatch(/const SOURCES = \{\n {2}alert,\n {2}'git-branch': gitBranch,\n\} as const/)
  })

  test('keep nothing of their files but the paths', () => {
    const file =
      '<svg xmlns="http://www.w3.org/2000/svg" width="16"><path fill-rule="x" d="M1 2"/><path d="M3"></path></svg>'
    expect(onlyPaths(file)).toBe(' d="M1 2" d="M3"')
  })
})

describe('styles', () => {
  const thin = (css: string) => thinnedStyles(css, ['class="m-a m-b" :class="`m-c--${kind} x`"'])

  test('of classes that no source names are left out', () => {
    expect(thin('.m-a{x:1}.m-z{x:2}.m-a .m-z{x:3}a.m-b:hover{x:4}')).toBe('.m-a{x:1}a.m-b:hover{x:4}')
    expect(thin('.m-ab{x:1}')).toBe('')
  })

  test('of elements and of other classes stay', () => {
    const css = ':root{--m-bg:#fff}*,:before{x:1}@keyframes m-turn{0%{x:1}to{x:2}}.other{x:1}'
    expect(thin(css)).toBe(css)
  })

  test('stay where a template literal may name the class', () => {
    expect(thin('.m-c--red{x:1}.m-c{x:2}.m-d--red{x:3}')).toBe('.m-c--red{x:1}')
  })

  test('keep those of several selectors that can match', () => {
    expect(thin('.m-z,.m-a,.m-b{x:1}')).toBe('.m-a,.m-b{x:1}')
    expect(thin('.m-z,.m-a:is(.m-y,a),.m-b{x:1}')).toBe('.m-a:is(.m-y,a),.m-b{x:1}')
    expect(thin('.m-a:not(.m-z){x:1}.m-z:not(.m-a){x:2}')).toBe('.m-a:not(.m-z){x:1}')
  })

  test('take their block along when nothing is left in it', () => {
    expect(thin('@media print{.m-z{x:1}}@media (width<9px){.m-a{x:1}.m-z{x:2}}')).toBe(
      '@media (width<9px){.m-a{x:1}}',
    )
  })
})

describe('the parts of the page', () => {
  test('are everything that a module imports, however far away, each once', () => {
    const imports: Record<string, string[]> = { main: ['a', 'b'], a: ['b', 'c'], c: ['a'], later: ['d'] }
    expect([...importedFrom(['main'], (id) => imports[id] ?? [])]).toEqual(['main', 'a', 'b', 'c'])
  })
})
