import type { Segment } from '@/components/primer/ProgressBar.vue'
import { t } from '@/lib/i18n'
import { percentClosed, type AlertStatus, type Progress } from '@/lib/tracking/progress'

/** The parts of a progress in the order of a bar: done first, then under way. Open alerts are the empty rest. */
export function segmentsOf(progress: Progress): Segment[] {
  return [
    { tone: 'fixed', value: progress.fixed },
    { tone: 'dismissed', value: progress.dismissed },
    { tone: 'in-progress', value: progress.inProgress },
    { tone: 'not-visible', value: progress.notVisible },
  ]
}

/** A progress as one sentence: the text alternative of its bar. */
export function progressText(progress: Progress): string {
  const percent = percentClosed(progress)
  if (percent === null) return t('campaigns.progress.nothing')
  const named = partsOf(progress).filter((part) => part.value > 0)
  const parts = named.map(
    (part) => `${part.value.toLocaleString('en')} ${t(`alerts.status.${part.status}`).toLowerCase()}`,
  )
  return t('campaigns.progress.text', { percent, parts: parts.join(', ') })
}

/** The parts by status. `notVisible` appears only where there are any. */
export function partsOf(progress: Progress): { status: AlertStatus; value: number }[] {
  return [
    { status: 'open', value: progress.open },
    { status: 'in-progress', value: progress.inProgress },
    { status: 'fixed', value: progress.fixed },
    { status: 'dismissed', value: progress.dismissed },
    ...(progress.notVisible > 0 ? [{ status: 'not-visible' as const, value: progress.notVisible }] : []),
  ]
}
