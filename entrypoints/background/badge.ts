import { browser } from 'wxt/browser'
import type { Badge } from '@/lib/noticing/badge'

/** White on GitHub's blue: 5.2 to 1 (WCAG asks for 4.5), on light and on dark toolbars. */
const COLOURS = { background: '#0969da', text: '#ffffff' }

/** Shows a number on the toolbar button and says in its title what it means; null: neither, and its own title. */
export async function showBadge(badge: Badge | null): Promise<void> {
  const { action } = browser
  await action.setBadgeText({ text: badge?.text ?? '' })
  await action.setTitle({ title: badge?.title ?? ownTitle() })
  if (!badge) return
  await action.setBadgeBackgroundColor({ color: COLOURS.background })
  await action.setBadgeTextColor({ color: COLOURS.text })
}

function ownTitle(): string {
  const { action, name } = browser.runtime.getManifest()
  return action?.default_title ?? name
}
