import { describe, expect, it } from 'vitest'
import { NOW, someFields } from './a-file'
import { changeMessage, deleteMessage, openMessage, trackingMessage } from '@/lib/campaigns/shared/messages'

const closed = { state: 'closed', closedAt: NOW, closedBy: 'maya' } as const
const change = (after: Parameters<typeof someFields>[0], before = someFields()) =>
  changeMessage(before, { ...before, ...after })

describe('what a commit says', () => {
  it.each([
    [openMessage(someFields()), 'Open campaign "SQL injection" (due 2026-12-24)'],
    [openMessage(someFields(closed)), 'Share closed campaign "SQL injection" (was due 2026-12-24)'],
    [change({ dueDate: '2027-01-01' }), 'Change due date of campaign "SQL injection"'],
    [
      change({ dueDate: '2027-01-01', contactLink: 'mailto:a@b.c' }),
      'Change due date and contact link of campaign "SQL injection"',
    ],
    [
      change({ name: 'B', description: 'b', managers: ['c'] }),
      'Change name, description, and managers of campaign "B"',
    ],
    [change({ name: 'Injections' }), 'Rename campaign "SQL injection" to "Injections"'],
    [change(closed), 'Close campaign "SQL injection"'],
    [change({ state: 'open', closedAt: null }, someFields(closed)), 'Reopen campaign "SQL injection"'],
    [change({ ...closed, dueDate: '2027-01-01' }), 'Close campaign "SQL injection" and change its due date'],
    [change({}), 'Link campaign "SQL injection" to its issues'],
    [deleteMessage('SQL injection'), 'Delete campaign "SQL injection"'],
    [trackingMessage('SQL injection', '2026-11-20'), 'Record campaign "SQL injection" on 2026-11-20'],
  ])('%s', (message, expected) => {
    expect(message).toBe(expected)
  })

  it('is one line in which GitHub finds nothing to act upon', () => {
    const evil =
      'x\r\n\nCo-authored-by: a <a@b.c>\u0000 @octocat fixes #1 GH-2 octo/x#3 [skip ci] deadbeefcafe \u202E'
    const message = openMessage(someFields({ name: evil }))
    expect(message.split('\n')).toHaveLength(1)
    // eslint-disable-next-line no-control-regex -- these are the ones that must be gone
    expect(message).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/)
    expect(message).not.toMatch(/@\w|#\d|GH-\d|\[skip|[\da-f]{7,}/)
    expect(message).toContain('octocat')
  })
})
