import type { Parts } from './parts'
import { alertUrl, repositoryUrl, type Observed } from '../answers/observed'
import type { Campaign, LaunchOptions } from '@/lib/campaigns/campaign'
import { hasNativeIssues } from '@/lib/campaigns/publication'
import { ok, type Outcome } from '@/lib/failure'
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

/** What of a launch is done here: no issues where GitHub opens them with its own campaign, unless there are some already. */
export async function ownOptions(
  { publications, outbox }: Parts['store'],
  campaign: Campaign,
  options: LaunchOptions,
): Promise<Outcome<LaunchOptions>> {
  const publication = await publications.get(campaign.id)
  if (!publication.ok) return publication
  const launch = await outbox.launch(campaign.id)
  if (!launch.ok) return launch
  const isOurs = launch.value?.options.issues === true || !hasNativeIssues(campaign, publication.value)
  return ok({ ...options, issues: options.issues && isOurs })
}
