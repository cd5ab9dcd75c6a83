import type { Repository } from '../../organization/model.ts'
import type { Issue, PullRequest } from '../../organization/thread-model.ts'
import { findThread, isPullRequest } from '../../organization/threads.ts'
import type { World } from '../../organization/world.ts'
import { ago } from '../ago.ts'
import type { ThreadListPage, ThreadPage } from '../data/static.ts'
import { viewerOf } from '../nav-data.ts'

const NOBODY = [{ text: 'None yet', href: null }]

/** The page of an issue or a pull request; null where there is none of this kind with the number. */
export function threadPage(
  world: World,
  repository: Repository,
  tab: 'issues' | 'pull-requests',
  number: number,
): ThreadPage | null {
  const thread = findThread(repository, number)
  if (!thread || isPullRequest(thread) !== (tab === 'pull-requests')) return null
  const now = world.clock()
  const first = { author: thread.author, createdAt: thread.createdAt, body: thread.body ?? '' }
  return {
    kind: 'thread',
    number,
    title: thread.title,
    state: stateOf(thread),
    author: viewerOf(thread.author),
    story: isPullRequest(thread)
      ? `${thread.mergedAt === null ? 'wants to merge' : 'merged'} into ${thread.base} from ${thread.branch}`
      : `opened this issue ${ago(thread.createdAt, now)}`,
    posts: [first, ...thread.comments].map((post) => ({
      author: viewerOf(post.author),
      when: ago(post.createdAt, now),
      text: post.body === '' ? 'No description provided.' : post.body,
    })),
    facts: factsOf(repository, thread),
  }
}

/** The issues or the pull requests of a repository, the newest first, as far as they fit on one page. */
export function threadList(
  world: World,
  repository: Repository,
  title: ThreadListPage['title'],
): ThreadListPage {
  const issues = title === 'Issues'
  const threads: readonly (Issue | PullRequest)[] = issues ? repository.issues : repository.pullRequests
  const home = `/${repository.owner.login}/${repository.name}`
  return {
    kind: 'threads',
    title,
    rows: threads
      .toSorted((left, right) => right.number - left.number)
      .slice(0, 25)
      .map((thread) => ({
        number: thread.number,
        title: thread.title,
        href: `${home}/${issues ? 'issues' : 'pull'}/${thread.number}`,
        state: stateOf(thread),
        story: `#${thread.number} opened ${ago(thread.createdAt, world.clock())} by ${thread.author.login}`,
      })),
  }
}

/** How a pull request stands, in the word of its label. */
export function pullState(pull: PullRequest): ThreadPage['state'] {
  if (pull.mergedAt !== null) return 'Merged'
  if (pull.state === 'closed') return 'Closed'
  return pull.draft ? 'Draft' : 'Open'
}

function stateOf(thread: Issue | PullRequest): ThreadPage['state'] {
  if (isPullRequest(thread)) return pullState(thread)
  return thread.state === 'open' ? 'Open' : 'Closed'
}

function factsOf(repository: Repository, thread: Issue | PullRequest): ThreadPage['facts'] {
  const home = `/${repository.owner.login}/${repository.name}`
  const words = (texts: readonly string[]) => texts.map((text) => ({ text, href: null }))
  const facts = [
    { name: 'Assignees', entries: words(thread.assignees.map((person) => person.login)) },
    { name: 'Labels', entries: words(thread.labels) },
  ]
  if (!isPullRequest(thread)) return facts.map(orNobody)
  const exists = repository.branches.some((branch) => branch.name === thread.branch)
  const branch = { text: thread.branch, href: exists ? `${home}/tree/${thread.branch}` : null }
  const alerts = thread.alerts.map((number) => ({
    text: `Code scanning alert #${number}`,
    href: `${home}/security/code-scanning/${number}`,
  }))
  const reviewers = [...thread.reviewers.map((person) => person.login), ...thread.reviewingTeams]
  return [
    { name: 'Reviewers', entries: words(reviewers) },
    ...facts,
    { name: 'Branch', entries: [branch] },
    { name: 'Commit', entries: [{ text: thread.sha.slice(0, 7), href: `${home}/commit/${thread.sha}` }] },
    { name: 'Alerts', entries: alerts },
  ].map(orNobody)
}

function orNobody(fact: ThreadPage['facts'][number]): ThreadPage['facts'][number] {
  return fact.entries.length > 0 ? fact : { ...fact, entries: NOBODY }
}
