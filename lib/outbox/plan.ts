import { identityKey } from '@/lib/alerts/alert'
import {
  alertList,
  issueMarker,
  issueSection,
  issueTitle,
  type ListedAlert,
} from '@/lib/campaigns/issue-text'
import { organizationKey } from '@/lib/storage/organization-record'
import type { Campaign, LaunchOptions } from '@/lib/campaigns/campaign'
import type { AutofixTask, IssueTask, IssueText, Task } from '@/lib/storage/outbox-records'
import type { AskedState } from '@/lib/tracking/autofix'

/** The launch of a campaign as tasks; pure. Tasks are named by what they do, so planning twice plans nothing twice. */

/** A repository of the campaign with its alerts that are open now. */
export interface PlannedRepository {
  repositoryId: number
  /** `octo-org/shop`; null when it is not visible. */
  repository: string | null
  alerts: (ListedAlert & { autofixSupported: boolean })[]
  /** GitHub's list of its alerts. */
  page: string
}

export interface Plan {
  campaign: Campaign
  options: LaunchOptions
  repositories: readonly PlannedRepository[]
  /** What other campaigns have asked for: it is not asked again. */
  states: ReadonlyMap<string, AskedState>
  /** By the local clock. */
  now: number
}

/** Everything that the launch wants done. */
export function planned({ campaign, options, repositories, states, now }: Plan): Task[] {
  const tasks: Task[] = []
  for (const place of repositories) {
    if (place.alerts.length === 0) continue
    const common = commonOf(campaign, place, now)
    if (options.issues) tasks.push(issueTask(campaign, place, common))
    if (!options.autofix) continue
    for (const { number, autofixSupported } of place.alerts) {
      if (!autofixSupported) continue
      const key = identityKey({ repositoryId: place.repositoryId, kind: 'code-scanning', number })
      tasks.push(autofixTask(number, states.get(key), common))
    }
  }
  return tasks
}

type Common = Omit<IssueTask, 'kind' | 'marker' | 'list' | 'alerts' | 'text' | 'written' | 'number'>

function commonOf(campaign: Campaign, { repositoryId, repository }: PlannedRepository, now: number): Common {
  return {
    id: campaign.id,
    campaignId: campaign.id,
    organization: organizationKey(campaign.organization),
    login: campaign.organization,
    repositoryId,
    repository,
    state: 'waiting',
    hold: false,
    due: now,
    tries: 0,
    failure: null,
    asked: null,
  }
}

function issueTask(campaign: Campaign, { alerts, page }: PlannedRepository, common: Common): Task {
  const list = alertList(alerts, page)
  return {
    ...common,
    id: `${campaign.id}/issue/${common.repositoryId}`,
    kind: 'issue',
    marker: issueMarker(campaign.id),
    list,
    alerts: alerts.length,
    text: textOf(campaign, list, alerts.length),
    written: null,
    number: null,
  }
}

function autofixTask(number: number, state: AskedState | undefined, common: Common): AutofixTask {
  const task: AutofixTask = {
    ...common,
    id: `${common.campaignId}/autofix/${common.repositoryId}/${number}`,
    kind: 'autofix',
    number,
    answer: null,
    etag: null,
    polls: 0,
  }
  // Another campaign has asked already: this one follows the same answer.
  return state === 'pending' || state === 'ready' ? { ...task, state: 'done', answer: state } : task
}

/** Title and body of a campaign's issue as they should be now. */
export function textOf(campaign: Campaign, list: string, alerts: number): IssueText {
  return { title: issueTitle(campaign), section: issueSection(campaign, list, alerts) }
}
