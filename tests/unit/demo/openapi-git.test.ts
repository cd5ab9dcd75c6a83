// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { headOf } from '../../../demo/organization/git-history.ts'
import { gitFile } from '../../../demo/organization/git-objects.ts'
import { DEMO_TOKENS } from '../../../demo/organization/tokens.ts'
import { organizationOf, restOf, smallWorld } from './helpers.ts'
import { loadDescription } from './openapi.ts'
import { firstOf, nameOf, openAlerts } from './subjects.ts'

const description = loadDescription()
const world = smallWorld()
const alert = firstOf(openAlerts(organizationOf(world)))
const name = nameOf(alert.repository)
const base = alert.repository.defaultBranch
const sha = headOf(alert.repository)?.sha
world.setAutofix(name, alert.number, 'success')
for (const branch of ['topic', 'second', 'same', 'gone']) world.createBranch(name, branch, sha)
for (const branch of ['topic', 'second']) world.setFile(name, 'work.txt', branch, { branch })
const { number } = world.createPullRequest(name, [], 'second')
world.setFile(name, 'large.bin', Buffer.alloc(1_048_577), { branch: 'topic' })
world.setFile(name, 'huge.bin', Buffer.alloc(100 * 1_048_576 + 1), { branch: 'same' })
for (const path of ['a', 'changed', 'gone']) world.setFile(name, `docs/${path}.json`, '{}')
world.protectBranch(name, 'release/*')
world.createBranch(name, 'release/1', sha)
world.createRepository('octo-org', 'blank', { empty: true })
const archived = nameOf(organizationOf(world).repositories.find((one) => one.archived) ?? alert.repository)

const CONTENTS = '/repos/{owner}/{repo}/contents/{path}'
const REF = '/repos/{owner}/{repo}/git/ref/{ref}'
const REFS = '/repos/{owner}/{repo}/git/refs'
const PULLS = '/repos/{owner}/{repo}/pulls'
const REVIEWERS = `${PULLS}/{pull_number}/requested_reviewers`
const COMMITS = '/repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits'
const contents = (path: string, repository = name) => `/repos/${repository}/contents/${path}`
const refs = `/repos/${name}/git/refs`
const commits = `/repos/${name}/code-scanning/alerts/${alert.number}/autofix/commits`
const file = { message: 'A', content: 'e30=' }
const pull = { title: 'A', head: 'topic', base }
const old = gitFile('{}').sha

type Case = [method: string, operation: string, status: number, path: string, body?: unknown]
/** In any order: none builds on another. */
const CASES: Case[] = [
  ['get', '/repos/{owner}/{repo}', 200, '/repos/octo-org/blank'],
  ['get', CONTENTS, 200, contents('README.md')],
  ['get', CONTENTS, 200, contents('docs')],
  ['get', CONTENTS, 200, contents('large.bin?ref=topic')],
  ['get', CONTENTS, 403, contents('huge.bin?ref=same')],
  ['get', CONTENTS, 404, contents('nothing')],
  ['get', CONTENTS, 404, contents('README.md', 'octo-org/blank')],
  ['put', CONTENTS, 201, contents('docs/b.json'), { ...file, branch: 'topic' }],
  ['put', CONTENTS, 200, contents('docs/changed.json'), { ...file, content: 'W10=', sha: old }],
  ['put', CONTENTS, 404, contents('a', 'octo-org/nothing'), file],
  ['put', CONTENTS, 422, contents('docs/a.json'), file],
  ['delete', CONTENTS, 200, contents('docs/gone.json'), { message: 'A', sha: old }],
  ['delete', CONTENTS, 404, contents('nothing'), { message: 'A', sha: old }],
  ['delete', CONTENTS, 409, contents('README.md'), { message: 'A', sha: old }],
  ['delete', CONTENTS, 422, contents('README.md'), { message: 'A' }],
  ['get', REF, 200, `/repos/${name}/git/ref/heads/topic`],
  ['get', REF, 404, `/repos/${name}/git/ref/heads/nowhere`],
  ['get', REF, 409, '/repos/octo-org/blank/git/ref/heads/main'],
  ['post', REFS, 201, refs, { ref: 'refs/heads/new', sha }],
  ['post', REFS, 409, '/repos/octo-org/blank/git/refs', { ref: 'refs/heads/new', sha }],
  ['post', REFS, 422, refs, { ref: 'refs/heads/topic', sha }],
  ['post', PULLS, 201, `/repos/${name}/pulls`, pull],
  ['post', PULLS, 422, `/repos/${name}/pulls`, { ...pull, head: 'second' }],
  ['post', PULLS, 403, `/repos/${archived}/pulls`, pull],
  ['get', PULLS, 200, `/repos/${name}/pulls?head=octo-org:second`],
  ['post', REVIEWERS, 201, `/repos/${name}/pulls/${number}/requested_reviewers`, reviewers()],
  ['post', REVIEWERS, 403, `/repos/${archived}/pulls/1/requested_reviewers`, reviewers()],
  ['get', `${PULLS}/{pull_number}`, 200, `/repos/${name}/pulls/${number}`],
  ['post', COMMITS, 201, commits, { target_ref: 'refs/heads/topic', message: 'A' }],
  ['post', COMMITS, 400, commits],
  ['post', COMMITS, 404, commits.replace(`/${alert.number}/`, '/99999/'), { target_ref: 'topic' }],
]

function reviewers() {
  return { reviewers: ['noor-haddad'], team_reviewers: ['security'] }
}

const send = (method: string, path: string, body?: unknown, token: string = DEMO_TOKENS.manager) =>
  restOf(world, token).send(method.toUpperCase(), path, body, { 'x-github-api-version': '2026-03-10' })

describe.skipIf(description === null)(
  "git and pull requests held against GitHub's OpenAPI description",
  () => {
    it.each(CASES)('%s %s %i at %s', async (method, operation, status, path, body?: unknown) => {
      const answer = await send(method, path, body)
      expect(answer.status).toBe(status)
      expect(description?.complaints(method, operation, status, answer.json)).toEqual([])
    })

    it('a conflict, which is described as one of two things of which it always is both', async () => {
      const late = await send('put', contents('docs/a.json'), { ...file, sha: '0'.repeat(40) })
      const ruled = await send('put', contents('new'), { ...file, branch: 'release/1' })
      for (const answer of [late, ruled]) {
        expect(answer.status).toBe(409)
        expect(description?.complaints('delete', CONTENTS, 409, answer.json)).toEqual([])
      }
    })

    it('a fix that may not be committed', async () => {
      const refused = await send('post', commits, { target_ref: 'topic' }, DEMO_TOKENS.reader)
      expect(refused.status).toBe(403)
      expect(description?.complaints('post', COMMITS, 403, refused.json)).toEqual([])
    })

    it('answers that have no content', async () => {
      expect((await send('delete', `${refs}/heads/gone`)).status).toBe(204)
      expect((await send('delete', `${refs}/heads/gone`)).status).toBe(422)
      expect((await send('post', commits, { target_ref: 'nowhere' })).status).toBe(422)
    })

    it('finds fault with a file that is wrong', async () => {
      const answer = await send('get', contents('README.md'))
      const spoilt = { ...Object(answer.json), sha: 7 }
      expect(description?.complaints('get', CONTENTS, 200, spoilt)).not.toEqual([])
    })
  },
)
