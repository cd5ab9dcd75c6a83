import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..', '..')

/** Every file of ours that a module is made of, found through its imports. */
function reachable(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, target = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import) '([@.]\/?[^']*)'/g)) {
    const path = target.startsWith('@/') ? join(ROOT, target.slice(2)) : join(dirname(file), target)
    const found = ['', '.ts', '/index.ts']
      .map((end) => path + end)
      .find((one) => /\.\w+$/.test(one) && existsSync(one))
    if (found && /\.(ts|vue)$/.test(found)) reachable(found, seen)
  }
  return seen
}

test.each(['org-security.content', 'repository.content'])(
  'no component of %s has a style of its own: only the sheet is in the shadow roots',
  (surface) => {
    const files = [...reachable(join(ROOT, 'entrypoints', surface, 'index.ts'))]
    const components = files.filter((file) => file.endsWith('.vue'))
    expect(components.length).toBeGreaterThan(20)
    const styled = components.filter((file) => readFileSync(file, 'utf8').includes('\n<style'))
    expect(styled.map((file) => file.slice(ROOT.length + 1))).toEqual([])
  },
)

test('on paper every colour of GitHub’s theme, which may be dark, gives way to our own light one', () => {
  const read = (name: string) => readFileSync(join(ROOT, 'components', 'primer', name), 'utf8')
  const asked = new Set(
    Array.from(read('theme.css').matchAll(/var\((--\w*[cC]olor[\w-]*|--display[\w-]*)/g), ([, name]) => name),
  )
  const left = new Set(
    Array.from(read('surface.css').matchAll(/^ {4}(--[\w-]+): initial;/gm), ([, name]) => name),
  )
  expect(asked.size).toBeGreaterThan(20)
  expect([...asked].filter((name) => !left.has(name))).toEqual([])
})
