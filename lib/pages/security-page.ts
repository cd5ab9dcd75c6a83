import { OURS } from './marks'
import { findNavigation, hasLinkBelow, pathOf, siblingsOf } from './sidebar'

/** Where things are on an organization's Security pages; see `sidebar.ts` for how they are found. */

/** The page of one alert, as the lists link to it. */
const ALERT_PATH = /^\/[^/]+\/[^/]+\/security\/code-scanning\/\d+$/

/** The navigation beside the content: the one with at least two links into the organization's Security pages. */
export function findSidebar(organization: string, root: ParentNode = document): HTMLElement | null {
  return findNavigation(`/orgs/${organization}/security`, root)
}

/** Whether the sidebar has GitHub's own *Campaigns* (an item or a group), which only some organizations have. */
export function hasNativeCampaigns(sidebar: Element, organization: string): boolean {
  return hasLinkBelow(sidebar, [
    `/orgs/${organization}/security/campaigns`,
    `/orgs/${organization}/campaigns`,
  ])
}

/** GitHub's own list of code scanning alerts: what stands above it, and what is typed in its filter. */
export interface NativeAlertList {
  /** Our button goes in before this element. */
  before: Element
  /** The filter as it is typed now, else as the address has it. */
  query(): string
}

/** The alert list of the code scanning page, found in the content column; null while it is not there. */
export function findAlertList(content: Element, address: () => string): NativeAlertList | null {
  const field = findFilterField(content)
  const list = findRows(content)
  const before = list ? topOf(list, content, field) : below(field, content)
  return before && { before, query: () => typed(field) || filterOf(address()) }
}

/** The filter in the address of an alert list: `?query=` (also `?q=`); GitHub shows open alerts without one. */
export function filterOf(address: string): string {
  const search = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams()
  return (search.get('query') ?? search.get('q') ?? '').trim() || 'is:open'
}

/** By role and name, never by a class: the field's label has said *filter* or *search* in every version known. */
function findFilterField(content: Element): HTMLInputElement | HTMLTextAreaElement | null {
  for (const field of content.querySelectorAll('input, textarea')) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue
    if (field.closest(`[${OURS}]`) || ['hidden', 'checkbox', 'radio', 'submit'].includes(field.type)) continue
    const names = [field.name, field.getAttribute('aria-label'), field.placeholder, labelsOf(field)]
    if (names.some((name) => name && /^(query|q)$|filter|search/i.test(name))) return field
  }
  return null
}

function labelsOf(field: HTMLInputElement | HTMLTextAreaElement): string {
  return [...(field.labels ?? [])].map((label) => label.textContent).join(' ')
}

function typed(field: HTMLInputElement | HTMLTextAreaElement | null): string {
  return field?.isConnected ? field.value.trim() : ''
}

/** What holds the alerts: the table or list around the first link to one; without alerts a table, if there is one. */
function findRows(content: Element): Element | null {
  const links = [...content.querySelectorAll('a[href*="/security/code-scanning/"]')]
  const link = links.find((each) => ALERT_PATH.test(pathOf(each)) && !each.closest(`[${OURS}]`))
  const rows = link?.closest('table, [role="table"], [role="grid"], ul, ol')
  return (
    rows ??
    [...content.querySelectorAll('table, [role="table"], [role="grid"]')].find(
      (each) => !each.closest(`[${OURS}]`),
    ) ??
    null
  )
}

/** Climbs from the rows to the box around them: the last step before a parent that also holds the filter or the heading. */
function topOf(rows: Element, content: Element, field: Element | null): Element {
  let top = rows
  for (let parent = top.parentElement; parent && parent !== content; parent = parent.parentElement) {
    if ((field && parent.contains(field)) || parent.querySelector('h1')) break
    top = parent
  }
  return top
}

/** Without any alert there is no list: what follows the filter's form, else the form itself. */
function below(field: Element | null, content: Element): Element | null {
  const form = field?.closest('form') ?? field
  if (!form || !content.contains(form)) return null
  return (
    siblingsOf(form).find(
      (element) => form.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    ) ?? form
  )
}
