import { describe, expect, it } from 'vitest'
import { aCampaign } from './a-campaign'
import { endOfDay } from '@/lib/campaigns/end-of-day'
import {
  changedFields,
  findMade,
  lackingFields,
  nativeFieldsOf,
  type NativeCampaign,
} from '@/lib/campaigns/native'
import { areApart, countsShown } from '@/lib/campaigns/native-counts'
import { nativeRefusal } from '@/lib/campaigns/native-limits'
import { hasNativeIssues, type Native } from '@/lib/campaigns/publication'
import { toIso } from '@/lib/time'

const native = (change: Partial<NativeCampaign> = {}): NativeCampaign => ({
  ...{ number: 1, state: 'open', name: 'N', description: 'D', managers: [], teams: [], contactLink: null },
  ...{ endsAt: 5000, createdAt: 1000, closedAt: null, counts: { open: 0, inProgress: 0, closed: 0 } },
  ...change,
})

describe('the end of a day', () => {
  it.each([
    ['2026-12-24', 'UTC', '2026-12-24T23:59:59Z'],
    ['2026-12-24', 'Europe/Berlin', '2026-12-24T22:59:59Z'],
    ['2026-07-24', 'Europe/Berlin', '2026-07-24T21:59:59Z'],
    // The clocks change on these days.
    ['2026-03-29', 'Europe/Berlin', '2026-03-29T21:59:59Z'],
    ['2026-10-25', 'Europe/Berlin', '2026-10-25T22:59:59Z'],
    ['2026-11-01', 'America/New_York', '2026-11-02T04:59:59Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T09:59:59Z'],
    ['2026-12-31', 'Etc/GMT+12', '2027-01-01T11:59:59Z'],
    ['2026-12-31', 'Asia/Kolkata', '2026-12-31T18:29:59Z'],
    // Midnight itself was skipped here.
    ['2018-11-03', 'America/Sao_Paulo', '2018-11-04T02:59:59Z'],
  ])('%s in %s is %s', (date, zone, end) => {
    expect(toIso(endOfDay(date, zone))).toBe(end)
  })
})

describe('looking for a campaign that was asked for', () => {
  const fields = nativeFieldsOf(aCampaign({ name: 'N' }))
  const found = (...campaigns: NativeCampaign[]) =>
    findMade(campaigns, { fields, endsAt: 5000 }, 1000, new Set([9]))?.number ?? null

  it.each([
    ['the very one', native(), 1],
    ['one second before by another clock', native({ createdAt: 999 }), 1],
    ['another name', native({ name: 'M' }), null],
    ['the name in other letters', native({ name: 'n' }), null],
    ['another end', native({ endsAt: 5000 + 86_400 }), null],
    ['older than the question', native({ createdAt: 900 }), null],
    ['one of ours', native({ number: 9 }), null],
    ['closed since', native({ state: 'closed' }), 1],
  ])('%s', (_, campaign, number) => expect(found(campaign)).toBe(number))

  it('takes the oldest', () => expect(found(native({ number: 4 }), native({ number: 3 }))).toBe(3))
})

describe('what differs', () => {
  const before = nativeFieldsOf(aCampaign())
  it.each([
    [{ name: 'Other' }, ['name']],
    [{ description: 'Other' }, ['description']],
    [{ dueDate: '2027-01-01' }, ['dueDate']],
    [{ contactLink: 'https://example.com/other' }, ['contactLink']],
    [{ state: 'closed' as const }, ['state']],
    [{ managers: [] }, ['managers']],
    [{ managers: before.managers.map((login) => login.toUpperCase()).reverse() }, []],
    [{}, []],
  ])('%j', (change, fields) => {
    expect(changedFields(before, { ...before, ...change })).toEqual(fields)
  })
  it('is told of a campaign against what was sent', () => {
    expect(lackingFields(before, aCampaign({ name: 'Other', state: 'closed' }))).toEqual(['name', 'state'])
    expect(lackingFields(before, aCampaign({ state: 'draft' }))).toEqual([])
  })
})

describe('counts', () => {
  const counts = { open: 10, inProgress: 3, closed: 3 }
  it('take alerts in progress as open ones, unless that is known to be wrong', () => {
    expect(countsShown(counts, false)).toEqual({ open: 7, inProgress: 3, closed: 3 })
    expect(countsShown(counts, true)).toEqual(counts)
    expect(countsShown({ open: 1, inProgress: 3, closed: 0 }, false).open).toBe(0)
  })
  it.each([
    [[{ number: 1, counts }], [], false],
    [[{ number: 1, counts }], [[1, 13]], false],
    [[{ number: 1, counts }], [[1, 16]], true],
    [[{ number: 1, counts: { open: 2, inProgress: 3, closed: 0 } }], [], true],
    // Without any in progress both sums are the same.
    [[{ number: 1, counts: { open: 2, inProgress: 0, closed: 1 } }], [[1, 3]], false],
    [
      [
        { number: 1, counts },
        { number: 2, counts: { open: 0, inProgress: 1, closed: 0 } },
      ],
      [],
      true,
    ],
    [[], [], false],
  ] as [Pick<NativeCampaign, 'number' | 'counts'>[], [number, number][], boolean][])(
    '%j with sizes %j are apart: %s',
    (campaigns, sizes, apart) => expect(areApart(campaigns, new Map(sizes))).toBe(apart),
  )
})

describe('GitHub’s limits', () => {
  const now = Date.UTC(2026, 10, 20, 10) / 1000
  const campaign = aCampaign({ dueDate: '2026-12-24', timeZone: 'UTC' })
  const problemsOf = (change: Partial<typeof campaign>, alerts = 5) => {
    const refusal = nativeRefusal({ ...campaign, ...change }, alerts, [], now)
    return refusal?.kind === 'invalid-input' ? refusal.problems.map(({ problem }) => problem) : refusal
  }
  const open = { state: 'open' as const }
  const closed = { state: 'closed' as const }

  it('let through what keeps them', () => {
    expect(problemsOf({})).toBeNull()
    expect(problemsOf({ name: '💉'.repeat(50), description: 'ä'.repeat(255) }, 1000)).toBeNull()
    expect(problemsOf({ dueDate: '2026-11-20' })).toBeNull()
    expect(nativeRefusal(campaign, 5, [...Array<typeof open>(9).fill(open), closed, closed], now)).toBeNull()
  })
  it.each([
    [{ name: '💉'.repeat(51) }, 5, ['fields.name.long']],
    [{ description: 'ä'.repeat(256) }, 5, ['fields.description.long']],
    [{ dueDate: '2026-11-19' }, 5, ['fields.native.past']],
    [{ managers: Array.from({ length: 11 }, (_, index) => `m${index}`) }, 5, ['fields.managers.many']],
    [{}, 1001, ['fields.native.many']],
    [{}, 0, ['fields.native.nothing']],
  ])('%#', (change, alerts, problems) => expect(problemsOf(change, alerts)).toEqual(problems))
  it('hold ten open campaigns', () => {
    expect(nativeRefusal(campaign, 5, Array<typeof open>(10).fill(open), now)).toEqual({
      kind: 'too-many-campaigns',
      limit: 10,
    })
  })
})

describe('who opens the issues', () => {
  const launch = { autofix: true, issues: true }
  const made = { alerts: 1, issues: true }
  const waiting: Native = { state: 'waiting', failure: null }
  const published = { state: 'published', number: 1 } as const
  it.each([
    [{ state: 'none' } as Native, 'here', launch, false],
    [waiting, 'here', launch, true],
    [waiting, 'here', { autofix: true, issues: false }, false],
    [waiting, 'repository', launch, false],
    [published, 'here', launch, false],
    [{ ...published, made }, 'here', launch, true],
    [{ ...published, made: { ...made, issues: false } }, 'here', launch, false],
  ] as const)('%j made %s with %j: GitHub %s', (state, origin, options, theirs) => {
    expect(hasNativeIssues({ launch: options }, { native: state, origin })).toBe(theirs)
  })
})
