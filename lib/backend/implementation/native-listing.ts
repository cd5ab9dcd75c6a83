import { inTurn } from './in-turn'
import type { Parts } from './parts'
import type { NativeCampaign } from '@/lib/campaigns/native'
import { fail, ok, type Failure, type Outcome } from '@/lib/failure'
import { organizationKey } from '@/lib/storage/organization-record'
import type { NativeListing } from '@/lib/storage/native-campaigns'

/** How long an answer is good enough, in seconds; also one that told of a failure, which would else cost every view a try. */
const FRESH = 60
/** Organizations without campaigns stay so: they cost one request an hour. */
const ABSENT = 3600

/** GitHub's campaigns as they are known; `failure`: why they could not be read now. */
export interface KnownCampaigns {
  listing: NativeListing
  failure: Failure | null
}

export interface NativeListings {
  /**
   * Those of an organization that was added; anything else has none, without a question. `fresh`: as they are at this moment.
   * Fails where nothing is known and GitHub could not be asked.
   */
  read(organization: string, fresh?: boolean): Promise<Outcome<KnownCampaigns>>
  /** What GitHub answered to a write is known at once. */
  put(organization: string, campaign: NativeCampaign): Promise<Outcome<null>>
  /** Another token may be let in where the last one was not. */
  forgetAbsent(): Promise<Outcome<null>>
}

/** Remembers GitHub's campaigns, beyond the life of a worker: views ask for them often, and most organizations have none. */
export function createNativeListings({ store, github, vault, now }: Parts): NativeListings {
  const turns = new Map<string, ReturnType<typeof inTurn>>()
  const failed = new Map<string, { at: number; failure: Failure }>()
  let forgetting: Promise<Outcome<null>> = Promise.resolve(ok(null))

  function turnOf(organization: string): ReturnType<typeof inTurn> {
    const key = organizationKey(organization)
    const turn = turns.get(key) ?? inTurn()
    turns.set(key, turn)
    return turn
  }

  async function login(): Promise<Outcome<string>> {
    const token = await vault.state()
    if (!token.ok) return token
    if (token.value.state === 'present') return ok(token.value.login)
    return fail({ kind: token.value.state === 'locked' ? 'token-locked' : 'no-token' })
  }

  /** What is kept for this user. */
  async function kept(organization: string, me: string): Promise<Outcome<NativeListing | null>> {
    const known = await store.nativeCampaigns.get(organization)
    return known.ok && known.value?.login !== me ? ok(null) : known
  }

  async function read(organization: string, fresh: boolean): Promise<Outcome<KnownCampaigns>> {
    await forgetting
    const me = await login()
    if (!me.ok) return me
    const added = await store.organizations.get(organization)
    if (!added.ok) return added
    if (!added.value) return ok({ listing: nothing(organization, me.value, now()), failure: null })
    const known = await kept(organization, me.value)
    if (!known.ok) return known
    const before = known.value
    if (!fresh && before && now() - before.asOf < (before.isPresent ? FRESH : ABSENT))
      return ok({ listing: before, failure: null })
    const last = failed.get(organizationKey(organization))
    const failure = !fresh && last && now() - last.at < FRESH ? last.failure : null
    const asked = failure ? fail<NativeListing>(failure) : await ask(organization, me.value, before)
    if (asked.ok) return ok({ listing: asked.value, failure: null })
    return before ? ok({ listing: before, failure: asked.failure }) : asked
  }

  async function ask(
    organization: string,
    me: string,
    before: NativeListing | null,
  ): Promise<Outcome<NativeListing>> {
    const key = organizationKey(organization)
    const at = now()
    const answer = await github.campaigns({ organization, etag: before?.etag ?? null })
    const isAbsent = !answer.ok && answer.failure.kind === 'not-enabled'
    if (!answer.ok && !isAbsent) {
      failed.set(key, { at, failure: answer.failure })
      return answer
    }
    failed.delete(key)
    const listing = listed(answer.ok ? answer.value : null)
    const stored = await store.nativeCampaigns.put(listing)
    return stored.ok ? ok(listing) : stored

    function listed(told: (typeof answer & { ok: true })['value'] | null): NativeListing {
      if (told === null) return nothing(organization, me, at)
      if (told.unchanged) return { ...(before ?? nothing(organization, me, at)), asOf: at }
      const { etag, campaigns, unreadable } = told
      return { organization: key, login: me, asOf: at, isPresent: true, etag, campaigns, unreadable }
    }
  }

  return {
    read: (organization, fresh = false) => turnOf(organization)(() => read(organization, fresh)),
    put: (organization, campaign) =>
      turnOf(organization)(async () => {
        const me = await login()
        if (!me.ok) return me
        const known = await kept(organization, me.value)
        if (!known.ok) return known
        if (!known.value) return ok(null)
        const others = known.value.campaigns.filter(({ number }) => number !== campaign.number)
        // Its ETag is that of an answer without this change.
        return store.nativeCampaigns.put({
          ...known.value,
          etag: null,
          isPresent: true,
          campaigns: [campaign, ...others],
        })
      }),
    forgetAbsent: () => {
      failed.clear()
      forgetting = store.nativeCampaigns.forgetAbsent()
      return forgetting
    },
  }
}

function nothing(organization: string, login: string, asOf: number): NativeListing {
  return {
    ...{ organization: organizationKey(organization), login, asOf },
    ...{ isPresent: false, etag: null, campaigns: [], unreadable: 0 },
  }
}
