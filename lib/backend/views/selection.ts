import type { UnjudgedAlerts } from './alert'
import type { FilterProblem } from '@/lib/alerts/filter/types'

export interface TemplateView {
  id: string
  query: string
  alerts: number
  repositories: number
}

/** How a filter's open alerts fit the limits of a campaign. */
export interface SelectionSize {
  problems: FilterProblem[]
  alerts: number
  repositories: number
  /** Open alerts that stay outside because the filter could not judge them; absent where there are none. */
  unjudged?: UnjudgedAlerts
  /** True above the limit of alerts or repositories. */
  big: boolean
  kept: { alerts: number; repositories: number }
  /** Every repository concerned: those that are in first, by their last push; `repository` null where the name is unknown. */
  preview: { repository: string | null; alerts: number; kept: number }[]
}

/** How many campaigns may be open, and how large each may be; `github` has GitHub's own numbers. */
export interface LimitsView {
  alerts: number
  repositories: number
  openCampaigns: number
  github: { alerts: number; repositories: number; openCampaigns: number }
}
