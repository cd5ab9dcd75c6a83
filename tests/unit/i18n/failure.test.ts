import { describe as group, expect, it, test } from 'vitest'
import type { Failure } from '@/lib/failure'
import { describe } from '@/lib/i18n/failure'

const RIGHT = '\u202eevil'
const KEPT = `\u2068${RIGHT}\u2069`
const whole = (failure: Failure) => Object.values(describe(failure)).join(' ')

group('foreign words in failures', () => {
  test.each<Failure>([
    { kind: 'refused', status: 422, message: RIGHT },
    { kind: 'branch-exists', name: RIGHT },
    { kind: 'branch-protected', name: RIGHT },
    { kind: 'nothing-to-merge', name: RIGHT },
    { kind: 'not-found', subject: 'branches', name: RIGHT },
    { kind: 'conflict', name: RIGHT },
    { kind: 'sso-required', organization: RIGHT },
    { kind: 'other-user', token: 'devon', page: RIGHT },
    { kind: 'other-user', token: RIGHT, page: 'devon' },
    { kind: 'no-permission', subject: 'alerts', needs: RIGHT },
    { kind: 'snapshot-damaged', problems: ['a', RIGHT] },
    { kind: 'shared-file-damaged', problems: [RIGHT] },
    { kind: 'shared-file-newer', version: RIGHT },
    { kind: 'storage-failed', detail: RIGHT },
    { kind: 'internal', detail: RIGHT },
  ])('$kind: kept to themselves', (failure) => {
    expect(whole(failure)).toContain(KEPT)
    expect(whole(failure).replaceAll(KEPT, '')).not.toContain(RIGHT)
  })

  it('ordinary ones come as they are', () => {
    expect(describe({ kind: 'branch-exists', name: 'fix' })).toEqual({
      what: 'The branch fix exists already.',
      advice: 'Choose another name, or use the existing branch.',
    })
  })
})

it.each([
  ['It was renamed', 'It was renamed.'],
  ['It was renamed.', 'It was renamed.'],
  ['Really?', 'Really?'],
  [RIGHT, `${KEPT}.`],
])('what GitHub says (%s) ends as a sentence before the advice', (message, ending) => {
  const { what } = describe({ kind: 'refused', status: 422, message })
  expect(what.slice(what.indexOf(': ') + 2)).toBe(ending)
})

it('of several problems the first three are told', () => {
  const problems = ['one', 'two', 'three', 'four']
  expect(describe({ kind: 'snapshot-damaged', problems }).what).toContain('one; two; three.')
})

it('a subject with a sentence of its own has that', () => {
  const failure: Failure = { kind: 'no-permission', subject: 'contents', needs: 'contents=write' }
  expect(describe(failure)).toMatchObject({
    what: 'The token may not read or write files in this repository.',
    advice: expect.stringContaining('GitHub asks for: contents=write.'),
  })
})
