import { ok } from '@/lib/failure'
import type { Overrides } from '../fake-backend'
import { press, type Mounted } from '../mount-app'
import { alerts, bar, dialog, proposalFor } from './acting'

export const SUGGESTIONS = 'Commit Copilot Autofix’s suggestions'
export const DRAFT = 'Open a draft pull request'

/** The dialog behind this button of the bar, for so many alerts. */
export async function open(
  button: string,
  count = 1,
  parts: Parameters<typeof proposalFor>[1] = {},
  more: Overrides = {},
) {
  const rows = alerts(count)
  const mounted = await bar(rows, { 'acting.propose': ok(proposalFor(rows, parts)), ...more })
  await press(mounted.wrapper, button)
  return mounted
}

export const actions = ({ backend }: Mounted) => backend.inputsOf('acting.start').map(({ action }) => action)

export const button = (mounted: Mounted) => dialog(mounted).get('footer button:last-child').text()
