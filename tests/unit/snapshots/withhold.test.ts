import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anySnapshot, campaignOf, NOW, sample, SHOP, visibleAlert } from './samples'
import { canonical } from '@/lib/snapshots/canonical'
import { isNameless, loginsOf } from '@/lib/snapshots/named'
import { readSnapshot } from '@/lib/snapshots/read'
import type { Snapshot } from '@/lib/snapshots/snapshot'
import { withhold } from '@/lib/snapshots/withhold'
import { writeSnapshot } from '@/lib/snapshots/write'

const PEOPLE = { people: true, paths: false }
const PATHS = { people: false, paths: true }
const BOTH = { people: true, paths: true }

const read = (snapshot: Snapshot) => {
  const text = writeSnapshot(snapshot)
  return readSnapshot(text, text.length)
}

const named = sample({
  exportedBy: 'hubot',
  scope: { campaigns: 'all', filters: ['assignee:Mona,@me -assignee:"@lisa" path:src/secret'] },
  repositories: [{ ...SHOP, properties: { owner: ['Mona'], contact: ['lisa@example.com'], tier: ['1'] } }],
  campaigns: [
    campaignOf(
      [
        visibleAlert({ assignees: ['zoe', 'mona', 'dependabot[bot]'] }),
        visibleAlert({
          number: 2,
          status: 'in-progress',
          assignees: ['MONA'],
          work: [
            { kind: 'branch', name: 'alert-autofix-2' },
            { kind: 'branch', name: 'zoe/fix-it' },
            { kind: 'pull-request', number: 3, state: 'closed', branch: 'zoe/fix-it' },
          ],
        }),
      ],
      {
        managers: ['octocat', 'mona'],
        createdBy: 'hubot',
        name: 'Injection, ask @Mona',
        description: 'Ask @mona or write to lisa@example.com. E-mail me@home is no address, @ is nothing.',
        filter: 'is:open assignee:zoe path:src/secret/**',
      },
    ),
  ],
})

describe('without names of people', () => {
  const { value: unnamed } = (() => {
    const outcome = read(withhold(named, PEOPLE))
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
    return outcome
  })()
  const [campaign] = unnamed.campaigns
  const [first, second] = campaign?.alerts ?? []

  it('a person is the same number everywhere, in the order of the file', () => {
    expect(unnamed.exportedBy).toBe('person-1')
    expect(unnamed.scope.filters).toEqual(['assignee:person-2,@me -assignee:person-3 path:src/secret'])
    expect(unnamed.repositories[0]?.properties).toEqual({
      owner: ['person-2'],
      contact: ['person-4'],
      tier: ['1'],
    })
    expect(campaign).toMatchObject({
      name: 'Injection, ask @person-2',
      description: 'Ask @person-2 or write to person-4. E-mail me@home is no address, @ is nothing.',
      managers: ['person-5', 'person-2'],
      createdBy: 'person-1',
      contactLink: null,
      filter: 'is:open assignee:person-6 path:src/secret/**',
    })
    expect(first).toMatchObject({ assignees: ['dependabot[bot]', 'person-2', 'person-6'] })
    expect(second).toMatchObject({ assignees: ['person-2'] })
  })

  it('a branch and its pull request stay together, and only plain names stay', () => {
    expect(second).toMatchObject({
      status: 'in-progress',
      work: [
        { kind: 'branch', name: 'alert-autofix-2' },
        { kind: 'branch', name: 'branch-1' },
        { kind: 'pull-request', number: 3, branch: 'branch-1' },
      ],
    })
  })

  it('no name is left anywhere in the file, and the file says so', () => {
    const text = writeSnapshot(withhold(named, PEOPLE))
    expect(text).not.toMatch(/mona|zoe|lisa|hubot|octocat/i)
    expect(unnamed.withheld).toEqual(PEOPLE)
    expect(text).toContain('"withheld":{"people":true,"paths":false}')
  })

  it('the numbers stay', () => {
    expect(campaign?.progress).toEqual(named.campaigns[0]?.progress)
    expect(campaign?.metrics).toEqual(named.campaigns[0]?.metrics)
  })
})

describe('without paths', () => {
  it('no path and no line is in the file, nor in its filters', () => {
    const text = writeSnapshot(withhold(named, PATHS))
    expect(text).not.toContain('src/')
    expect(text).toContain('"path":null,"line":null')
    expect(text).toContain('path:left-out')
    const outcome = read(withhold(named, PATHS))
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        withheld: PATHS,
        campaigns: [{ filter: 'is:open assignee:zoe path:left-out', alerts: [{ path: '', line: 0 }, {}] }],
      },
    })
  })

  it('a path that somebody put back is found', () => {
    const text = writeSnapshot(withhold(named, PATHS)).replace('"path":null', '"path":"src/secret"')
    expect(readSnapshot(text, text.length)).toEqual({
      ok: false,
      failure: { kind: 'snapshot-damaged', problems: ['withheld.paths: a path is named'] },
    })
  })
})

describe('withholding', () => {
  it('nothing changes nothing', () => {
    expect(withhold(named, { people: false, paths: false })).toEqual(named)
  })

  it('leaves a file that can be read, for every snapshot', () => {
    fc.assert(
      fc.property(anySnapshot, fc.boolean(), fc.boolean(), (snapshot, people, paths) => {
        const wish = { people, paths }
        const bare = withhold(snapshot, wish)
        expect(read(bare)).toEqual({ ok: true, value: canonical(bare) })
        expect(bare.withheld).toEqual(wish)
        if (people) expect(loginsOf(bare).every(isNameless)).toBe(true)
        // What was withheld once stays so, and is not counted anew.
        expect(withhold(bare, wish)).toEqual(bare)
        expect(withhold(bare, { people: false, paths: false })).toEqual(bare)
      }),
      { numRuns: 200 },
    )
  })

  it('gives the same bytes for the same state, in whatever order it came', () => {
    const turned = {
      ...named,
      campaigns: named.campaigns.map((one) => ({ ...one, alerts: one.alerts.toReversed() })),
    }
    expect(writeSnapshot(withhold(turned, BOTH))).toBe(writeSnapshot(withhold(named, BOTH)))
  })

  it('keeps Copilot, whose work makes an alert in progress', () => {
    const copilot = visibleAlert({ status: 'in-progress', assignees: ['copilot-swe-agent[bot]'] })
    const bare = withhold(sample({ campaigns: [campaignOf([copilot])] }), BOTH)
    expect(read(bare)).toMatchObject({
      ok: true,
      value: { asOf: NOW - 60, campaigns: [{ alerts: [{ assignees: ['copilot-swe-agent[bot]'] }] }] },
    })
  })
})
