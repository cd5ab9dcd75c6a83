import type { PageData } from '../data/page.ts'

/**
 * Which header a page has: the React partial (`partial`), the server-rendered one before it (`app-header`), or that of
 * visitors (`marketing`), who have the tabs in the main column.
 */
export type Header = 'partial' | 'app-header' | 'marketing'

export function headerOf({ nav, variant }: PageData): Header {
  if (nav.viewer === null) return 'marketing'
  return variant.navigation === 'old' ? 'app-header' : 'partial'
}
