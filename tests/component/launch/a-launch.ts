import type { LaunchRow, LaunchView } from '@/lib/backend/views'

/** Small, plausible launches. */

export const NOW = 1_790_000_000

export function launchRow(parts: Partial<LaunchRow> = {}): LaunchRow {
  return {
    repositoryId: 7,
    repository: 'octo-org/shop',
    autofix: { total: 10, waiting: 2, pending: 1, ready: 5, none: 1, failed: 1 },
    issue: { state: 'open', number: 12, url: 'https://github.com/octo-org/shop/issues/12' },
    failure: null,
    ...parts,
  }
}

export function launchView(parts: Partial<LaunchView> = {}): LaunchView {
  return {
    state: 'running',
    options: { autofix: true, issues: true },
    waiting: null,
    writes: { total: 20, done: 9, failed: 0 },
    secondsLeft: 700,
    repositories: [launchRow()],
    ...parts,
  }
}

/** One that is through, with nothing that failed. */
export function doneLaunch(parts: Partial<LaunchView> = {}): LaunchView {
  return launchView({
    state: 'done',
    writes: { total: 20, done: 20, failed: 0 },
    secondsLeft: null,
    repositories: [
      launchRow({ autofix: { total: 10, waiting: 0, pending: 0, ready: 8, none: 2, failed: 0 } }),
      launchRow({
        repositoryId: 8,
        repository: 'octo-org/billing',
        autofix: { total: 1, waiting: 0, pending: 1, ready: 0, none: 0, failed: 0 },
        issue: { state: 'open', number: 3, url: 'https://github.com/octo-org/billing/issues/3' },
      }),
    ],
    ...parts,
  })
}
