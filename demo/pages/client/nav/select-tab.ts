import { selectInBar } from '../nav-root.tsx'
import { refineNav } from './refined.ts'

/**
 * Marks the tab of the page that is shown now, whichever header there is. GitHub reads it from the meta `selected-link`
 * after a soft navigation inside a repository, because the header stays.
 */
export function selectTab(selected: string): void {
  selectInBar(selected)
  for (const tab of document.querySelectorAll('.js-selected-navigation-item')) {
    const links = (tab.getAttribute('data-selected-links') ?? '').split(' ')
    const current = links.includes(selected)
    tab.classList.toggle('selected', current)
    if (current) tab.setAttribute('aria-current', 'page')
    else tab.removeAttribute('aria-current')
  }
  refineNav()
}
