import type { CampaignTracking } from '@/lib/backend/views'

type Part = 'ready' | 'pending' | 'none' | 'failed' | 'notAsked'

/** The remaining alerts that Autofix supports by what came of asking it. Empty where nothing remains, or nobody asked yet. */
export function autofixParts({
  remaining,
  ready,
  pending,
  none,
  failed,
}: CampaignTracking['autofix']): { state: Part; value: number }[] {
  const asked = ready + pending + none + failed
  if (asked === 0) return []
  const notAsked = Math.max(0, remaining - asked)
  return [
    { state: 'ready', value: ready },
    { state: 'pending', value: pending },
    { state: 'none', value: none },
    { state: 'failed', value: failed },
    ...(notAsked > 0 ? [{ state: 'notAsked' as const, value: notAsked }] : []),
  ]
}
