import type { SyncStatus } from '@/lib/backend/views'

/** Whether a sync is under way, also while it waits for GitHub's limit. */
export function isSyncing(sync: SyncStatus): boolean {
  return sync.state === 'running' || sync.state === 'waiting'
}
