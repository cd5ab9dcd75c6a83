import { percentOf, resultText, stateText, waitingText } from './launch-text'
import type { LaunchView } from '@/lib/backend/views'
import type { CampaignState } from '@/lib/campaigns/campaign'
import { t } from '@/lib/i18n'

const STEP = 25

/**
 * What a screen reader says of a launch: each change of state, and each quarter of the way. A launch writes once a second,
 * and nobody could work while every one of a thousand writes is read out.
 */
export function announcement(launch: LaunchView, campaign: CampaignState, now: number): string {
  if (launch.state === 'running')
    return t('launch.announce.running', { percent: percentOf(launch) - (percentOf(launch) % STEP) })
  if (launch.state === 'waiting') return t('launch.announce.waiting', { reason: waitingText(launch, now) })
  const said = `${t('launch.title')}: ${stateText(launch, campaign)}`
  return launch.state === 'done' ? `${said} ${resultText(launch)}`.trim() : said
}
