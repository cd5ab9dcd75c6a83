import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW, someFields } from './a-file'
import type { SharedFields } from '@/lib/campaigns/publication'
import {
  MERGED_FIELDS,
  changedFields,
  mergeFields,
  sameFields,
  type MergedField,
} from '@/lib/campaigns/shared/merge'

const open: Pick<SharedFields, 'state' | 'closedAt' | 'closedBy'> = {
  state: 'open',
  closedAt: null,
  closedBy: null,
}
const end = fc.oneof(
  fc.constant(open),
  fc.record({
    state: fc.constant('closed' as const),
    closedAt: fc.integer({ min: NOW, max: NOW + 5 }),
    closedBy: fc.constantFrom('maya', 'olga', null),
  }),
)
/** Few values, so that people often do the same, or undo what the other did. */
const fields: fc.Arbitrary<SharedFields> = fc
  .tuple(
    fc.record({
      name: fc.constantFrom('A', 'B', 'C'),
      description: fc.constantFrom('a', 'b'),
      dueDate: fc.constantFrom('2026-12-24', '2027-01-31'),
      managers: fc.constantFrom<string[][]>(['maya'], ['maya', 'olga'], ['olga', 'maya']),
      contactLink: fc.constantFrom(null, 'https://chat.example/x'),
    }),
    end,
  )
  .map(([details, ended]) => ({ ...details, ...ended }))

const value = (field: MergedField, of: SharedFields) => JSON.stringify(of[field])

describe('merging two changes of a campaign', () => {
  it('takes from each what only they changed', () => {
    const base = someFields()
    const mine = someFields({ dueDate: '2027-01-31', contactLink: 'https://chat.example/x' })
    const theirs = someFields({ name: 'Injections', managers: ['olga'] })
    expect(mergeFields(base, mine, theirs)).toEqual({
      fields: { ...mine, name: 'Injections', managers: ['olga'] },
      conflicts: [],
    })
  })

  it('names what both changed, and keeps theirs there', () => {
    const merged = mergeFields(
      someFields(),
      someFields({ name: 'Mine', dueDate: '2027-01-01' }),
      someFields({ name: 'Theirs' }),
    )
    expect(merged.conflicts).toEqual(['name'])
    expect(merged.fields).toMatchObject({ name: 'Theirs', dueDate: '2027-01-01' })
  })

  it('takes managers as a whole, and closing with when and by whom', () => {
    const closed = { state: 'closed', closedAt: NOW, closedBy: 'maya' } as const
    expect(
      mergeFields(someFields(), someFields({ managers: ['a', 'b'] }), someFields({ managers: ['c'] }))
        .conflicts,
    ).toEqual(['managers'])
    expect(mergeFields(someFields(), someFields(closed), someFields({ name: 'New' })).fields).toEqual(
      someFields({ ...closed, name: 'New' }),
    )
    const later = { ...closed, closedAt: NOW + 9, closedBy: 'olga' }
    expect(mergeFields(someFields(), someFields(later), someFields(closed)).fields).toEqual(
      someFields(closed),
    )
    expect(mergeFields(someFields(), someFields(closed), someFields(later)).fields).toEqual(
      someFields(closed),
    )
  })

  it('with nobody else is what I made of it, and with nothing of mine what they did', () => {
    fc.assert(
      fc.property(fields, fields, (base, changed) => {
        expect(mergeFields(base, changed, base).conflicts).toEqual([])
        expect(changedFields(mergeFields(base, changed, base).fields, changed)).toEqual([])
        expect(mergeFields(base, base, changed)).toEqual({ fields: changed, conflicts: [] })
        expect(sameFields(mergeFields(base, changed, changed).fields, changed)).toBe(true)
      }),
    )
  })

  it('is the same whoever comes first, where nothing conflicts', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, theirs) => {
        const one = mergeFields(base, mine, theirs)
        const other = mergeFields(base, theirs, mine)
        expect(one.conflicts).toEqual(other.conflicts)
        if (one.conflicts.length === 0) expect(changedFields(one.fields, other.fields)).toEqual([])
      }),
    )
  })

  it('loses no change: every field is as one of both made it, or named', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, mine, theirs) => {
        const { fields: merged, conflicts } = mergeFields(base, mine, theirs)
        for (const field of MERGED_FIELDS) {
          const [was, my, their] = [base, mine, theirs].map((one) => value(field, one))
          const now = value(field, merged)
          if (conflicts.includes(field)) {
            expect(my !== was && their !== was && my !== their).toBe(true)
            expect(now).toBe(their)
          } else if (my !== was) expect(now).toBe(my)
          else expect(now).toBe(their)
        }
        // A closed campaign says when, an open one does not.
        expect(merged.closedAt === null).toBe(merged.state === 'open')
      }),
    )
  })
})
