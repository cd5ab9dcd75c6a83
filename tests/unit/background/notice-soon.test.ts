import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { noticeSoon } from '@/entrypoints/background/notice-soon'
import { TOPICS } from '@/lib/backend/views'

const looks: (readonly string[] | null)[] = []
const listener = () =>
  noticeSoon((changed) => {
    looks.push(changed)
    return Promise.resolve()
  })

beforeEach(() => {
  vi.useFakeTimers()
  looks.length = 0
})
afterEach(() => vi.useRealTimers())

describe('changes', () => {
  it('are looked at once, a moment after the first, all together', () => {
    const hear = listener()
    hear({ topic: 'campaigns', organization: 'octo' })
    hear({ topic: 'alerts', organization: 'octo' })
    hear({ topic: 'alerts', organization: 'other' })
    expect(looks).toEqual([])
    vi.runAllTimers()
    expect(looks).toEqual([['octo', 'other']])
    hear({ topic: 'alerts', organization: 'octo' })
    vi.runAllTimers()
    expect(looks).toEqual([['octo', 'other'], ['octo']])
  })

  it('of everything, among others, are looked at everywhere', () => {
    const hear = listener()
    hear({ topic: 'campaigns', organization: 'octo' })
    hear({ topic: 'token', organization: null })
    vi.runAllTimers()
    expect(looks).toEqual([null])
  })

  it('that make nothing new are not looked at', () => {
    const hear = listener()
    const heard = TOPICS.filter((topic) => {
      hear({ topic, organization: 'octo' })
      vi.runAllTimers()
      return looks.splice(0).length > 0
    })
    expect(heard).toEqual(['token', 'alerts', 'campaigns', 'organizations'])
  })
})
