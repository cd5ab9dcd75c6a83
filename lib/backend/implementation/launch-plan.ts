import { alertUrl, repositoryUrl, type Observed } from '../answers/observed'
import type { Campaign } from '@/lib/campaigns/campaign'
import type { PlannedRepository } from '@/lib/outbox/plan'

/** The campaign's alerts that are open now, by repository, with what their issue tells of them. */
export function plannedRepositories(campaign: Campaign, { index }: Observed): PlannedRepository[] {
  const places = new Map(index.places.map((place) => [place.id, place.repository]))
  return campaign.alerts.map(({ repositoryId, kind, numbers }) => {
    const repository = places.get(repositoryId)?.fullName ?? null
    const alerts = numbers.flatMap((number) => {
      const row = index.find({ repositoryId, kind, number })
      // Of a repository that is not visible nothing is known: that it cannot be launched is then said.
      if (row < 0) return repository === null ? [unknownAlert(number)] : []
      const { state, severity, rule, path, line } = index.alert(row)
      if (state !== 'open') return []
      const url = alertUrl(repository ?? '', { number })
      return { number, severity, rule, path, line, url, autofixSupported: index.autofixSupported(row) }
    })
    return {
      repositoryId,
      repository,
      alerts,
      page: `${repositoryUrl(repository ?? '')}/security/code-scanning`,
    }
  })
}

function unknownAlert(number: number): PlannedRepository['alerts'][number] {
  const rule = { id: '', description: '' }
  return { number, severity: 'none', rule, path: '', line: 0, url: '', autofixSupported: true }
}
