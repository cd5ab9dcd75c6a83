import type { ActionStep, ActionView } from '@/lib/backend/views'
import type { Failure } from '@/lib/failure'
import { actionView } from '../developer-fixtures'
import type { Overrides } from '../fake-backend'
import type { Mounted } from '../mount-app'
import { bar, listOf, step } from './acting'

export const OTHER_ID = '1d3c2f7a-54a8-4f0b-8f0e-2f5b1f0c9a02'
export const TITLE = 'Commit autofix for 20 alerts'

export const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Twenty commits of which `done` are through, with these failed. */
export function commits(
  done: number,
  failed: number[] = [],
  failure: Failure = { kind: 'autofix-not-ready' },
) {
  return numbersTo(20).map((alert) => {
    if (failed.includes(alert)) return step('autofix', { alert, state: 'failed', failure })
    const link = { text: `c0ffee${alert}`, url: `https://github.com/octo-org/shop/commit/c0ffee${alert}` }
    return alert <= done ? step('autofix', { alert, state: 'done', link }) : step('autofix', { alert })
  })
}

export const twenty = (steps: ActionStep[], parts: Partial<ActionView> = {}) =>
  actionView({ numbers: numbersTo(20), steps, ...parts })

export async function list(actions: ActionView[], more: Overrides = {}, props: Record<string, unknown> = {}) {
  return bar([], { 'acting.list': listOf(...actions), ...more }, props)
}

export const items = ({ wrapper }: Mounted) => wrapper.findAll('.m-action')

export const lines = ({ wrapper }: Mounted) =>
  wrapper.findAll('.m-steps > li > .m-step').map((each) => each.text())

export const live = ({ wrapper }: Mounted) =>
  wrapper.get('.m-actions > [role="status"][aria-live="polite"]').text()

export const buttons = (mounted: Mounted) =>
  items(mounted)[0]
    ?.findAll('.m-action__buttons button')
    .map((each) => each.attributes('aria-label'))
