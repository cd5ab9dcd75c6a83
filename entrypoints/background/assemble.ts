import { browser } from 'wxt/browser'
import { keepAwakeWhile } from './keep-awake'
import { wakeIn, wakeOutboxAt } from './alarms'
import { implementBackend, type Implementation } from '@/lib/backend/implementation'
import type { Change } from '@/lib/backend/views'
import { fail, ok, type Outcome } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { createOutbox } from '@/lib/outbox/outbox'
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
export async function assemble(announce: (change: Change) => void): Promise<Outcome<Assembled>> {
  const opened = await openStore()
  if (!opened.ok) return opened
  const store = opened.value
  const vault = createVault({ session: browser.storage.session, local: browser.storage.local })
  const github = createGitHub({ token: () => vault.read() })
  const sync = createSync({
    github,
    store,
    onStatus(organization, status) {
      keepAwakeWhile(organization, status.state === 'running')
      if (status.state === 'waiting') wakeIn(status.until - github.now())
      announce({ topic: 'sync', organization })
    },
    onData(organization) {
      void backend.dataChanged(organization)
    },
  })
  const outbox = createOutbox({
    github,
    store,
    async login() {
      const token = await vault.state()
      if (!token.ok) return token
      if (token.value.state === 'present') return ok(token.value.login)
      return fail({ kind: token.value.state === 'locked' ? 'token-locked' : 'no-token' })
    },
    onChange: (organization) => announce({ topic: 'launch', organization }),
    onRunning: (running) => keepAwakeWhile('(outbox)', running),
    onWake: wakeOutboxAt,
  })
  const backend = implementBackend({
    store,
    vault,
    github,
    sync,
    outbox,
    // Where it was heard: campaigns are dated by the same clock as their alerts.
    now: () => github.now(),
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
