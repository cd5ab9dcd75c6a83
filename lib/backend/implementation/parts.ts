import type { Answer, Input, Operation } from '../contract'
import type { Change } from '../views'
import type { Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { Outbox } from '@/lib/outbox/outbox'
import type { Store } from '@/lib/storage/store'
import type { Vault } from '@/lib/storage/vault'
import type { Sync } from '@/lib/sync/sync'
import type { EpochSeconds } from '@/lib/time'

/** What the implementation works with; assembled in the background alone. */
export interface Parts {
  store: Store
  vault: Vault
  github: GitHub
  sync: Sync
  outbox: Outbox
  now: () => EpochSeconds
  /** Tells every open view that something changed. */
  announce: (change: Change) => void
  /** Opens the options page at a section. */
  openOptions: (section: string) => Promise<void>
  /** Of the extension, for exports. */
  version: string
}

/** How one operation is done. */
export type Handler<O extends Operation> = (input: Input<O>) => Promise<Outcome<Answer<O>>>

/** Some of the operations. */
export type Handlers<O extends Operation> = { [K in O]: Handler<K> }
