import { viewOf } from './fragment'
import { pageOf, repositoryOf, type Page } from './route'

/** Which surface a page calls for, as it is asked for. */
export type Wanted =
  { surface: 'org-security' } | { surface: 'repository'; repository: string; isAddressed: boolean }

/** What asking for a surface came to: see `lib/backend`. */
type Answer = 'injected' | 'nothing' | 'failed'

/**
 * Decides when to ask for a surface. Once a surface is in, it looks after itself. Where it has nothing to show, it is asked for
 * again in another repository, and on this one's other Security pages: a campaign may have begun meanwhile.
 */
export function createAsking() {
  const injected = new Set<Wanted['surface']>()
  /** What was asked last, and the Security page on which. */
  let last: { about: string; page: string } | null = null

  return {
    /** What to ask for on the page of an address; null where there is nothing to ask. */
    next(address: string): Wanted | null {
      const wanted = wantedAt(address)
      if (!wanted || injected.has(wanted.surface)) return null
      const page = securityPageAt(address)
      const isNew = last?.about !== aboutOf(wanted) || (page !== '' && page !== last.page)
      return isNew ? wanted : null
    },
    /** Hears what came of it. After *failed* the next navigation asks again. */
    answered(wanted: Wanted, address: string, answer: Answer): void {
      if (answer === 'injected') injected.add(wanted.surface)
      last = answer === 'failed' ? null : { about: aboutOf(wanted), page: securityPageAt(address) }
    },
    /** Both surfaces are in: nothing is left to ask for. */
    isDone: () => injected.size === 2,
  }
}

function wantedAt(address: string): Wanted | null {
  const page = pageOf(address)
  if (page.kind === 'organization-security') return { surface: 'org-security' }
  if (page.kind !== 'repository') return null
  return { surface: 'repository', repository: repositoryOf(page), isAddressed: isAddressed(address, page) }
}

function isAddressed(address: string, page: Page): boolean {
  return page.kind === 'repository' && page.area !== 'other' && viewOf(new URL(address).hash) !== null
}

function aboutOf(wanted: Wanted): string {
  return wanted.surface === 'repository' ? wanted.repository.toLowerCase() : ''
}

/** Tells a repository's Security pages apart, and those with a view of ours from those without; elsewhere empty. */
function securityPageAt(address: string): string {
  const page = pageOf(address)
  if (page.kind !== 'repository' || page.area === 'other') return ''
  return `${isAddressed(address, page)} ${new URL(address).pathname.toLowerCase()}`
}
