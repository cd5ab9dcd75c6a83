import { describe, expect, it } from 'vitest'
import type { CampaignDetails } from '@/lib/campaigns/campaign'
import { checkDetails, tidyDetails } from '@/lib/campaigns/details'
import { en } from '@/lib/i18n/en/index'

const TODAY = '2026-11-20'
const good: CampaignDetails = {
  name: 'SQL injection',
  description: 'Fix what can be reached from outside.',
  dueDate: '2026-12-24',
  managers: ['maya-manager'],
  contactLink: 'https://github.com/octo-org/security/discussions/1',
}

const problemsOf = (change: Partial<CampaignDetails>) =>
  checkDetails(tidyDetails({ ...good, ...change }), TODAY).map(({ field, problem }) => `${field}: ${problem}`)

describe('checkDetails', () => {
  it('finds nothing wrong with good details', () => {
    expect(problemsOf({})).toEqual([])
    expect(problemsOf({ contactLink: null })).toEqual([])
  })

  it.each([
    ['', 'name: fields.name.missing'],
    ['   \n ', 'name: fields.name.missing'],
    ['x'.repeat(51), 'name: fields.name.long'],
    ['x'.repeat(10_000), 'name: fields.name.long'],
  ])('refuses the name %j', (name, problem) => {
    expect(problemsOf({ name })).toEqual([problem])
  })

  it('counts code points, so that 50 emoji are a name', () => {
    expect(problemsOf({ name: '🛡'.repeat(50) })).toEqual([])
    expect(problemsOf({ name: '🛡'.repeat(51) })).toEqual(['name: fields.name.long'])
  })

  it('limits the description to 255 code points', () => {
    expect(problemsOf({ description: 'd'.repeat(255) })).toEqual([])
    expect(problemsOf({ description: 'd'.repeat(256) })).toEqual(['description: fields.description.long'])
    expect(problemsOf({ description: ' ' })).toEqual(['description: fields.description.missing'])
  })

  it.each([
    ['', 'missing'],
    ['31.02.2027', 'invalid'],
    ['2027-02-29', 'invalid'],
    ['2026-13-01', 'invalid'],
    ['tomorrow', 'invalid'],
    ['-001-01-01', 'invalid'],
    ['12026-01-01', 'far'],
    ['2026-11-20', 'past'],
    ['2020-01-01', 'past'],
  ])('refuses the due date %j as %s', (dueDate, problem) => {
    expect(problemsOf({ dueDate })).toEqual([`dueDate: fields.dueDate.${problem}`])
  })

  it('accepts tomorrow, a leap day and the last year', () => {
    for (const dueDate of ['2026-11-21', '2028-02-29', '9999-12-31'])
      expect(problemsOf({ dueDate })).toEqual([])
  })

  it('lets an edit keep a due date that has passed', () => {
    expect(checkDetails({ ...good, dueDate: '2026-01-01' }, TODAY, '2026-01-01')).toEqual([])
    expect(checkDetails({ ...good, dueDate: '2026-01-02' }, TODAY, '2026-01-01')).toHaveLength(1)
  })

  it('takes logins with or without @, once each, ten at most', () => {
    expect(tidyDetails({ ...good, managers: [' @maya ', 'MAYA', '', 'devon'] }).managers).toEqual([
      'maya',
      'devon',
    ])
    expect(problemsOf({ managers: [] })).toEqual(['managers: fields.managers.missing'])
    expect(problemsOf({ managers: ['not a login'] })).toEqual(['managers: fields.managers.login'])
    expect(problemsOf({ managers: Array.from({ length: 11 }, (_, i) => `m${i}`) })).toEqual([
      'managers: fields.managers.many',
    ])
  })

  it('has a text for every problem', () => {
    const bad = { name: '', description: '', dueDate: '', managers: [], contactLink: 'javascript:alert(1)' }
    const problems = checkDetails(bad, TODAY)
    expect(problems).toHaveLength(5)
    for (const { problem } of problems) expect(en).toHaveProperty([problem])
  })
})
