import { describe, expect, it } from 'vitest'
import { campaignOf, sample, visibleAlert } from './samples'
import { selectionsOf } from '@/lib/campaigns/alert-set'
import type { Campaign } from '@/lib/campaigns/campaign'
import { previewImport, type ImportState } from '@/lib/snapshots/preview-import'
import type { Snapshot, SnapshotCampaign } from '@/lib/snapshots/snapshot'
import { withhold } from '@/lib/snapshots/withhold'

const alerts = [visibleAlert(), visibleAlert({ number: 2 })]
const inFile = campaignOf(alerts, { revision: 3 })

/** The same campaign as it is known here. */
function here(change: Partial<Campaign> = {}): Campaign {
  const { progress: _, due: __, autofix: ___, metrics: ____, ...rest } = inFile
  return { ...rest, organization: 'octo-org', alerts: selectionsOf(inFile.alerts), ...change }
}

function preview(campaigns: Campaign[], change: Partial<Snapshot> = {}, organizations = ['Octo-Org']) {
  return previewImport(sample({ campaigns: [inFile], ...change }), { organizations, campaigns })
}

const stateWith = (campaign: Campaign, file: SnapshotCampaign = inFile): ImportState | undefined =>
  preview([campaign], { campaigns: [file] }).campaigns[0]?.import

describe('what an import would do', () => {
  it('with a campaign that nobody knows here', () => {
    expect(preview([])).toEqual({
      organization: 'octo-org',
      isKnownOrganization: true,
      isWithoutPeople: false,
      isFiltered: false,
      campaigns: [
        { id: inFile.id, name: 'SQL injection', campaign: 'open', alerts: 2, import: { state: 'new' } },
      ],
    })
    expect(preview([], {}, ['octo-labs']).isKnownOrganization).toBe(false)
  })

  it('with one that is the same', () => {
    expect(stateWith(here())).toEqual({ state: 'same' })
  })

  it.each([
    [2, 'newer'],
    [3, 'differs'],
    [4, 'older'],
  ] as const)('with one of which revision %i is known here: it is %s', (revision, state) => {
    const changed = here({ revision, name: 'Injection', managers: ['mona'] })
    expect(stateWith(changed)).toEqual({
      state,
      details: ['name', 'managers'],
      alerts: { added: 0, removed: 0 },
    })
  })

  it('with other alerts', () => {
    const one = visibleAlert({ number: 9 })
    expect(stateWith(here(), campaignOf([visibleAlert(), one], { revision: 3 }))).toEqual({
      state: 'differs',
      details: [],
      alerts: { added: 1, removed: 1 },
    })
  })

  it('with the same managers in another order', () => {
    const file = campaignOf(alerts, { revision: 3, managers: ['a', 'b'] })
    expect(stateWith(here({ managers: ['b', 'a'] }), file)).toEqual({ state: 'same' })
  })

  it('with a file from which something is missing on purpose', () => {
    const bare = withhold(sample({ campaigns: [inFile] }), { people: true, paths: true })
    const found = previewImport(
      { ...bare, scope: { campaigns: 'all', filters: ['is:open'] } },
      { organizations: [], campaigns: [here()] },
    )
    expect(found).toMatchObject({ isWithoutPeople: true, isFiltered: true })
    // That people have other names in it is no difference.
    expect(found.campaigns[0]?.import).toEqual({ state: 'same' })
  })
})
