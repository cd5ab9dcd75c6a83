import { DAY } from '@/lib/time'
import { metricsOf, type CampaignMetrics, type MetricsSource } from '@/lib/tracking/metrics'
import { dismissed, fixed, RUNNING, START, tracked } from '../unit/tracking/tracked-alerts'

/** The metrics of a plausible campaign of ten alerts after 24 days, with the progress of `progress()` in the fixtures. */
export function campaignMetrics(parts: Partial<CampaignMetrics> = {}): CampaignMetrics {
  return { ...metricsOf(source()), ...parts }
}

function source(): MetricsSource {
  const branch = { work: [{ kind: 'branch' as const, name: 'alert-autofix-1' }] }
  const pull = {
    work: [
      {
        kind: 'pull-request' as const,
        number: 31,
        state: 'open' as const,
        branch: null,
        createdAt: START + 5 * DAY,
      },
    ],
  }
  const createdAt = (days: number) => START - days * DAY
  return {
    campaign: RUNNING,
    alerts: [
      tracked({ number: 1, severity: 'critical', createdAt: createdAt(300) }),
      tracked({ number: 2, severity: 'critical', createdAt: createdAt(20), assignees: ['mona'] }),
      tracked({ number: 3, createdAt: createdAt(100) }),
      tracked({ number: 4, createdAt: createdAt(40) }),
      tracked({ number: 5, severity: 'medium', createdAt: createdAt(3) }),
      tracked({ number: 6, createdAt: createdAt(80) }, branch),
      tracked({ number: 7, severity: 'critical', createdAt: createdAt(60) }, pull),
      fixed(4, { number: 8, createdAt: createdAt(10) }),
      fixed(12, { number: 9, severity: 'critical', createdAt: createdAt(30) }),
      dismissed(19, "won't fix", { number: 10, severity: 'medium', createdAt: createdAt(50) }),
    ],
    looks: [],
    knowsTeams: true,
    asOf: START + 24 * DAY,
  }
}
