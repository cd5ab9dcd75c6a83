import { browser } from 'wxt/browser'
import { keepAwakeWhile } from './keep-awake'
import { showBadge } from './badge'
import { noticeSoon } from './notice-soon'
import { clearNotices, isRefused, notify } from './notify'
import { wakeActingAt, wakeIn, wakeOutboxAt } from './alarms'
import { createActing } from '@/lib/acting/acting'
import { implementBackend, type Implementation } from '@/lib/backend/implementation'
import type { Change } from '@/lib/backend/views'
import { fail, ok, type Outcome } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { createOutbox } from '@/lib/outbox/outbox'
import { farewells } from '@/lib/outbox/follow'
import { createSharing } from '@/lib/sharing/sharing'
import { openStore } from '@/lib/storage/store'
import { createVault } from '@/lib/storage/vault'
import { createSync, type Sync } from '@/lib/sync/sync'

export interface Assembled {
  backend: Implementation
  sync: Sync
  /** Login of the token's user; null without a token. */
  login: () => Promise<string | null>
}

/** Puts token, network and database together, and goes on with what the last worker had begun. */
export async function assemble(tell: (change: Change) => void): Promise<Outcome<Assembled>> {
  const opened = await openStore()
  if (!opened.ok) return opened
  const store = opened.value
  const notice = noticeSoon((changed) => backend.notice(changed))
  function announce(change: Change): void {
    tell(change)
    notice(change)
  }
  const vault = createVault({ session: browser.storage.session, local: browser.storage.local })
  const github = createGitHub({ token: () => vault.read() })
  const sync = createSync({
    github,
    store,
    login,
    onStatus(organization, status) {
      keepAwakeWhile(organization, status.state === 'running')
      if (status.state === 'waiting') wakeIn(status.until - github.now())
      announce({ topic: 'sync', organization })
      if (status.state === 'idle') void backend.synced(organization)
    },
    onRepository: keepAwakeWhile,
    onData(organization) {
      void backend.dataChanged(organization)
    },
  })
  /** Whose token it is: what was written is looked for among what they wrote. */
  async function login(): Promise<Outcome<string>> {
    const token = await vault.state()
    if (!token.ok) return token
    if (token.value.state === 'present') return ok(token.value.login)
    return fail({ kind: token.value.state === 'locked' ? 'token-locked' : 'no-token' })
  }
  const outbox = createOutbox({
    github,
    store,
    login,
    onChange: (organization) => announce({ topic: 'launch', organization }),
    onRunning: (running) => keepAwakeWhile('(outbox)', running),
    onWake: wakeOutboxAt,
  })
  const acting = createActing({
    github,
    store,
    login,
    onChange: (organization) => announce({ topic: 'acting', organization }),
    onRunning: (running) => keepAwakeWhile('(acting)', running),
    onWake: wakeActingAt,
    onEnded(action) {
      void backend.actionEnded(action)
    },
  })
  const sharing = createSharing({
    github,
    store,
    login,
    now: () => github.now(),
    announce,
    farewell: (campaign) => farewells(campaign, Math.floor(Date.now() / 1000)),
  })
  const backend = implementBackend({
    store,
    vault,
    github,
    sync,
    outbox,
    acting,
    sharing,
    board: { notify, badge: showBadge, isRefused, clear: clearNotices },
    // Where it was heard: campaigns are dated by the same clock as their alerts.
    now: () => github.now(),
    localNow: () => Math.floor(Date.now() / 1000),
    announce,
    openOptions: (section) => openOptions(section),
    version: browser.runtime.getManifest().version,
  })
  void sync.resumeAll()
  void backend.keepTime()
  return ok({
    backend,
    sync,
    async login() {
      const token = await vault.state()
      return token.ok && token.value.state === 'present' ? token.value.login : null
    },
  })
}

async function openOptions(section: string): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#${section}` })
}
