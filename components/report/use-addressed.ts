import { nextTick, watch } from 'vue'
import type { Place } from './places'
import { useCampaign } from '@/stores/campaign'

/** Keeps the filter and the grouping of the campaign that is shown, and those in the address, the same. */
export function useAddressed(place: () => Place, go: (change: Partial<Place>) => void): { apply(): void } {
  const campaign = useCampaign()
  let applying = false

  /** From the address to the page. */
  async function apply(): Promise<void> {
    const { query, by } = place()
    applying = true
    const asked = [
      campaign.groupBy(by ?? 'repository'),
      campaign.query === query ? null : campaign.filter(query),
    ]
    await nextTick()
    applying = false
    await Promise.all(asked)
  }

  // From the page to the address.
  watch(
    () => [campaign.query, campaign.by] as const,
    ([query, by]) => {
      if (applying || place().campaign === null) return
      const grouping = by === 'repository' ? null : by
      if (query !== place().query || grouping !== place().by) go({ query, by: grouping })
    },
    { flush: 'post' },
  )
  return { apply: () => void apply() }
}
