import type { NavBarData } from './nav.ts'
import type { SecurityData } from './security.ts'
import type { StaticData } from './static.ts'

/** In which of GitHub's shapes a page comes. */
export interface Variant {
  /**
   * The bar at the top: `new` is the React partial of 2026, `old` the server-rendered header before it (and GitHub
   * Enterprise Server's), `refined` the new one in a browser that has Refined GitHub.
   */
  navigation: 'new' | 'old' | 'refined'
  /** Security pages as a React application, or as server HTML made of ViewComponents. */
  security: 'react' | 'server'
}

export interface PageData {
  status: 200 | 404
  title: string
  /** `data-hovercard-subject-tag` and `analytics-location`. */
  subject: string | null
  route: string
  /** `OWNER/REPO` and whether everybody may read it, on pages of a repository. */
  repository: { name: string; public: boolean } | null
  variant: Variant
  nav: NavBarData
  body: { kind: 'react' | 'server'; data: SecurityData } | { kind: 'static'; data: StaticData }
}
