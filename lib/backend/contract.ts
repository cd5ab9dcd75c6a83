import type { InjectionKey } from 'vue'
import type { InferOutput } from 'valibot'
import type { CampaignView } from './views'
import type * as views from './views'
import type { inputs } from './inputs'
import type { Outcome } from '@/lib/failure'
import type { ExportFile } from '@/lib/exports/kinds'
import type { KnownHere } from '@/lib/snapshots/preview-import'
import type { Suggestions } from '@/lib/alerts/filter/types'

/** Every operation that what people see may ask of what does the work, with what it answers. */
export interface Answers {
  'token.status': views.TokenStatus
  'token.save': views.TokenStatus
  'token.unlock': views.TokenStatus
  'token.forget': views.TokenStatus

  'organizations.list': views.OrganizationList
  'organizations.add': views.OrganizationStatus
  'organizations.status': views.OrganizationStatus
  'organizations.remove': null
  'sync.start': views.OrganizationStatus
  'sync.cancel': views.OrganizationStatus

  'alerts.search': views.AlertPage
  'filter.suggest': Suggestions
  'selection.size': views.SelectionSize
  'templates.list': { templates: views.TemplateView[] }
  'managers.list': views.ManagerCandidates

  'campaigns.list': views.CampaignList
  'campaigns.track': views.CampaignTracking
  'campaigns.groups': views.GroupPage
  'campaigns.alerts': views.AlertPage
  'campaigns.create': CampaignView
  'campaigns.edit': CampaignView
  'campaigns.publish': CampaignView
  'campaigns.close': CampaignView
  'campaigns.reopen': CampaignView
  'campaigns.delete': null

  'launch.status': views.LaunchView
  'launch.start': views.LaunchView
  'launch.cancel': views.LaunchView

  'limits.read': views.LimitsView
  'limits.save': views.LimitsView

  'sharing.status': views.SharingStatus
  'sharing.save': views.SharingStatus
  'sharing.look': views.SharingStatus
  'sharing.share': CampaignView
  'sharing.withdraw': CampaignView

  'native.list': views.NativeCampaigns
  'native.publish': CampaignView
  'native.withdraw': CampaignView
  'native.edit': views.NativeCampaignView
  'native.close': views.NativeCampaignView
  'native.reopen': views.NativeCampaignView

  'repository.status': views.RepositoryCampaigns
  'repository.refresh': views.RepositoryCampaigns
  'repository.alerts': views.AlertPage
  'repository.alert': views.RepositoryAlert

  'acting.propose': views.ActionProposal
  'acting.start': views.ActionView
  'acting.list': { actions: views.ActionView[] }
  'acting.status': views.ActionView
  'acting.cancel': views.ActionView
  'acting.retry': views.ActionView
  'acting.forget': null

  'notices.read': views.NoticeSettings
  'notices.save': views.NoticeSettings
  /** Which open campaigns need the token's user, and why. */
  'needs.list': views.NeedList

  /** The snapshot's JSON text and a safe file name. */
  'snapshot.make': { fileName: string; text: string }
  /** Another file of the same numbers. */
  'export.make': ExportFile
  /** What is known here of a snapshot's organization and campaigns: for the preview of an import, which itself changes nothing. */
  'snapshot.known': KnownHere
  'options.open': null
  'data.delete': null
}

export type Operation = keyof Answers & keyof typeof inputs
export type Input<O extends Operation> = InferOutput<(typeof inputs)[O]>
export type Answer<O extends Operation> = Answers[O]

/** The one door between what people see and what does the work. */
export interface Backend {
  call<O extends Operation>(operation: O, input: Input<O>): Promise<Outcome<Answer<O>>>
  /** Hears of every change until the returned function is called. */
  onChange(listener: (change: views.Change) => void): () => void
}

/** How stores get their backend: `app.provide(backendKey, …)` before Pinia is asked for a store. */
export const backendKey: InjectionKey<Backend> = Symbol('backend')
