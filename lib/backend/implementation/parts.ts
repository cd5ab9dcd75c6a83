import type { Answer, Input, Operation } from '../contract'
import type { Change } from '../views'
import type { Outcome } from '@/lib/failure'
import type { GitHub } from '@/lib/github/client'
import type { Badge } from '@/lib/noticing/badge'
import type { Notice } from '@/lib/noticing/notice'
import type { Outbox } from '@/lib/outbox/outbox'
import type { Acting } from '@/lib/acting/acting'
import type { Sharing } from '@/lib/sharing/sharing'
import type { Store } from '@/lib/storage/store'
import type { Vault } from '@/lib/storage/vault'
import type { Sync } from '@/lib/sync/sync'
import type { EpochSeconds } from '@/lib/time'

/** Where the browser tells people something while no page of ours is open. */
export interface NoticeBoard {
  notify(notice: Notice): Promise<void>
  /** On the toolbar button; null: nothing. */
  badge(badge: Badge | null): Promise<void>
  /** Whether the browser was told to show no notifications of ours, as far as it says so. */
  isRefused(): Promise<boolean>
  /** Takes back all notifications. */
  clear(): Promise<void>
}

/** What the implementation works with; assembled in the background alone. */
export interface Parts {
  store: Store
  vault: Vault
  github: GitHub
  sync: Sync
  outbox: Outbox
  sharing: Sharing
  acting: Acting
  board: NoticeBoard
  /** By GitHub's clock, which dates campaigns and their alerts. */
  now: () => EpochSeconds
  /** By this computer's clock, by which the outbox does its tasks: it may be hours away from GitHub's. */
  localNow: () => number
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
