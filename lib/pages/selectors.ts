/** Selectors of GitHub's pages that more than one place needs, each with its age. */

/** GitHub's content column: Primer's PageLayout and SplitPageLayout (React, 2026), and its ViewComponents twin (Rails, since 2021). */
export const CONTENT =
  '[data-component$="PageLayout.Content"], [class*="PageLayout-ContentWrapper"], .Layout-main'

/** The one of them that begins where its text begins: the space around it belongs to the layout. */
export const FLUSH_CONTENT = '.Layout-main'

/** What GitHub exchanges on going from one page of a repository to another; outside any React root. Since 2018. */
export const REPOSITORY_CONTENT = '#repo-content-pjax-container, .repository-content'

/** The header of a page with the repository's tabs: its wrapper (since 2020), and where GitHub Enterprise Server has the tabs. */
export const REPOSITORY_HEADER = '.js-header-wrapper, #repository-container-header'
