import type { Observatory } from './observatory'
import type { Handlers, Parts } from './parts'
import { viewOf } from '../answers/campaign-view'
import { repositoryUrl } from '../answers/observed'
import type { CampaignView, SharedFileProblem, SharingStatus } from '../views'
import { toBeShared } from '@/lib/campaigns/publication'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'
import { repositoryNameOf } from '@/lib/sharing/names'
import { nothingRead, type CampaignRepository } from '@/lib/storage/campaign-repository'

type SharingOperation =
  'sharing.status' | 'sharing.save' | 'sharing.look' | 'sharing.share' | 'sharing.withdraw'

/** GitHub's rule for the names of repositories. */
const NAME = /^(?!\.{1,2}$)(?!.*\.git$)[\w.-]{1,100}$/i
const OF_TOKEN: readonly Failure['kind'][] = ['no-token', 'token-locked']

/** The campaign repository: which one it is, what is in it, and what of ours is to be in it. */
export function sharingHandlers(parts: Parts, observatory: Observatory): Handlers<SharingOperation> {
  const { store, sharing, announce } = parts

  async function status(organization: string): Promise<Outcome<SharingStatus>> {
    const known = await store.organizations.get(organization)
    if (!known.ok) return known
    const record = await store.campaignRepositories.get(organization)
    if (!record.ok) return record
    const publications = await store.publications.ofOrganization(organization)
    if (!publications.ok) return publications
    const shared = publications.value.filter(({ share }) => share.state === 'shared').length
    return ok(statusOf(record.value, known.value?.login ?? organization, shared))
  }

  /** What went wrong is in the status; without a token nothing was tried. */
  async function look(organization: string): Promise<Outcome<SharingStatus>> {
    const looked = await sharing.look(organization, { asked: true })
    if (!looked.ok && OF_TOKEN.includes(looked.failure.kind)) return looked
    return status(organization)
  }

  /** A campaign as it is after something was done for its publication. */
  async function seen(id: string, organization: string): Promise<Outcome<CampaignView>> {
    announce({ topic: 'campaigns', organization })
    const after = await store.campaigns.get(id)
    if (!after.ok) return after
    const observed = await observatory.observe(organization)
    return observed.ok ? ok(viewOf(after.value, observed.value)) : observed
  }

  return {
    'sharing.status': ({ organization }) => status(organization),
    'sharing.look': ({ organization }) => look(organization),
    async 'sharing.save'({ organization, repository }) {
      const name = nameIn(repository, organization)
      if (name === null)
        return fail({
          kind: 'invalid-input',
          problems: [{ field: 'repository', problem: 'fields.repository.invalid' }],
        })
      const saved = await store.campaignRepositories.change(organization, (now) => {
        const isSame = repositoryNameOf(now, '').toLowerCase() === `/${name}`.toLowerCase()
        // Whether another name means another repository is told by its id.
        return isSame
          ? { ...now, name }
          : { ...now, ...nothingRead(), name, factsEtag: null, asOf: null, failure: null }
      })
      if (!saved.ok) return saved
      announce({ topic: 'sharing', organization })
      return look(organization)
    },
    async 'sharing.share'({ id }): Promise<Outcome<CampaignView>> {
      const campaign = await store.campaigns.get(id)
      if (!campaign.ok) return campaign
      const { organization } = campaign.value
      const wanted = await store.publications.change(id, (now) =>
        now.share.state === 'shared' ? now : { ...now, share: toBeShared() },
      )
      if (!wanted.ok) return wanted
      const written = await sharing.shareWaiting(organization)
      return written.ok ? seen(id, organization) : written
    },
    async 'sharing.withdraw'({ id }) {
      const campaign = await store.campaigns.get(id)
      if (!campaign.ok) return campaign
      const { organization } = campaign.value
      const withdrawn = await sharing.withdraw(campaign.value)
      if (!withdrawn.ok) return withdrawn
      // It may have turned out to be shared.
      announce({ topic: 'sharing', organization })
      return seen(id, organization)
    },
  }
}

/** The name alone, also where somebody pasted `octo-org/security-campaigns` or its address; null for what can be none. */
function nameIn(typed: string, organization: string): string | null {
  const path = typed
    .trim()
    .replace(/^https:\/\/github\.com\//i, '')
    .replace(/\/+$/, '')
  const [owner = '', ...rest] = path.split('/')
  const name = rest.length === 0 ? owner : rest.join('/')
  if (rest.length > 0 && owner.toLowerCase() !== organization.toLowerCase()) return null
  return NAME.test(name) ? name : null
}

function statusOf(record: CampaignRepository, organization: string, campaigns: number): SharingStatus {
  const repository = repositoryNameOf(record, organization)
  const [, name = ''] = repository.split('/')
  const query = new URLSearchParams({ owner: organization, name, visibility: 'private' })
  return {
    repository,
    isSuggestion: record.name === null,
    state: stateOf(record, repository, campaigns),
    // Docs "Creating a repository from a URL query".
    createUrl: `https://github.com/new?${query}`,
  }
}

function stateOf(record: CampaignRepository, repository: string, campaigns: number): SharingStatus['state'] {
  const { failure, asOf, canWrite, isPrivate, isArchived } = record
  if (failure?.kind === 'no-campaign-repository') return { state: 'absent' }
  if (failure) return { state: 'failed', failure, asOf }
  if (asOf === null) return { state: 'unknown' }
  const problems = problemsOf(record, repository)
  return { state: 'present', canWrite, isPrivate, isArchived, asOf, campaigns, problems }
}

function problemsOf({ files, problems }: CampaignRepository, repository: string): SharedFileProblem[] {
  const ofFiles = files.flatMap(({ path, problem }) => (problem === null ? [] : [{ path, problem }]))
  return [...problems, ...ofFiles].map(({ path, problem }) => ({
    path,
    url: `${repositoryUrl(repository)}/blob/HEAD/${path.split('/').map(encodeURIComponent).join('/')}`,
    why: problem,
  }))
}
