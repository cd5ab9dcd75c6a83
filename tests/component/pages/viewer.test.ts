import { beforeEach, expect, test } from 'vitest'
import { viewerLogin } from '@/lib/pages/viewer'

beforeEach(() => document.head.replaceChildren())

function meta(content: string): void {
  const element = document.head.appendChild(document.createElement('meta'))
  element.setAttribute('name', 'user-login')
  element.setAttribute('content', content)
}

test('who is logged in stands in a meta element', () => {
  meta('maya')
  expect(viewerLogin()).toBe('maya')
})

test('a visitor is told from a page that does not say', () => {
  expect(viewerLogin()).toBeUndefined()
  meta('')
  expect(viewerLogin()).toBeNull()
})
