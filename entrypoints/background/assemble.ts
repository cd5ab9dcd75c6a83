import { browser } from 'wxt/browser'
import { keepAwakeWhile } from './keep-awake'
import { wakeIn } from './alarms'
import { implementBackend, type Implementation } from '@/lib/backend/implementation'
import type { Change } from '@/lib/backend/views'
import { ok, type Outcome } from '@/lib/failure'
import { createGitHub } from '@/lib/github/client'
import { openStore } from '@/lib/storage/store'
import { createVault } from '@/lib/storage/vault'
import { createSync, type Sync } from '@/lib/sync/sync'

export interface Assembled {
  backend: Implementation
  sync: Sync
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
  const backend = implementBackend({
    store,
    vault,
    github,
    sync,
    // Where it was heard: campaigns are dated by the same clock as their alerts.
    now: () => github.now(),
    announce,
    openOptions: (section) => openOptions(section),
    version: browser.runtime.getManifest().version,
  })
  void sync.resumeAll()
  return ok({ backend, sync })
}

async function openOptions(section: string): Promise<void> {
  await browser.tabs.create({ url: `${browser.runtime.getURL('/options.html')}#${section}` })
}
