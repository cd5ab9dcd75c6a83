/** Selectors of GitHub's pages that more than one place needs, each with its age. */

/** GitHub's content column: Primer's PageLayout and SplitPageLayout (React, 2026), and its ViewComponents twin (Rails, since 2021). */
export const CONTENT =
  '[data-component$="PageLayout.Content"], [class*="PageLayout-ContentWrapper"], .Layout-main'
