import type { World } from '../organization/world.ts'
import type { Person, Repository } from '../organization/model.ts'
import { roleOf } from './access.ts'
import type { ApiContext } from './context.ts'
import { ApiError, invalid } from './errors.ts'

/** GitHub's limits, in characters. */
const LONGEST_TITLE = 256
const LONGEST_BODY = 65_536

/** The JSON object that came with a request; 400 when it is no JSON, 422 when it is no object. */
export async function readBody(c: ApiContext): Promise<Record<string, unknown>> {
  const body: unknown = await c.req.json().catch(() => {
    throw new ApiError(400, 'Problems parsing JSON')
  })
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw badRequest('is not an object')
  return { ...body }
}

/** A title (GitHub takes numbers too); undefined when there is none. */
export function readTitle(value: unknown, resource = 'Issue'): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string' && typeof value !== 'number') throw badRequest('title is not a string')
  const title = String(value).trim()
  if (title === '') throw invalid({ resource, field: 'title', code: 'missing_field' })
  if (title.length > LONGEST_TITLE) throw tooLong('title', LONGEST_TITLE)
  return title
}

/** A body; null empties it, undefined leaves it. */
export function readText(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return value
  if (typeof value !== 'string') throw badRequest('body is not a string')
  if (value.length > LONGEST_BODY) throw tooLong('body', LONGEST_BODY)
  return value
}

/** A text that must be there; 422 in GitHub's words for what is missing or something else. */
export function readRequired(body: Record<string, unknown>, field: string): string {
  const value = body[field]
  if (value === undefined) throw new ApiError(422, `Invalid request.\n\n"${field}" wasn't supplied.`)
  return readOptional(body, field) ?? ''
}

/** A text that may be left out, but not be anything else. */
export function readOptional(body: Record<string, unknown>, field: string): string | undefined {
  const value = body[field]
  if (value === undefined || typeof value === 'string') return value
  const shown = value === null ? 'nil' : JSON.stringify(value)
  throw new ApiError(422, `Invalid request.\n\nFor 'properties/${field}', ${shown} is not a string.`)
}

/** Names in a list that may be left out, each once. */
export function readNames(body: Record<string, unknown>, field: string): string[] {
  const value = body[field] ?? []
  if (!Array.isArray(value)) throw badRequest(`${field} is not an array`)
  return [...new Set(value.map(String))]
}

/** Names of labels, each once: given as text or as objects with a `name`. */
export function readLabels(value: unknown): string[] | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw badRequest('labels is not an array')
  const names = value.map((label: unknown) => {
    const name: unknown = typeof label === 'object' && label !== null && 'name' in label ? label.name : label
    if (typeof name !== 'string' || name.trim() === '') throw badRequest('a label has no name')
    return name.trim()
  })
  return [...new Set(names)]
}

/** The people behind logins; 422 naming the first who cannot be assigned in this repository. */
export function readAssignees(value: unknown, world: World, repository: Repository): Person[] | undefined {
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw badRequest('assignees is not an array')
  return value.map((login) => {
    const person = world.person(String(login))
    if (person && (person.kind === 'Bot' || roleOf(repository.owner, person))) return person
    throw invalid({ resource: 'Issue', field: 'assignees', code: 'invalid', value: String(login) })
  })
}

function badRequest(what: string): ApiError {
  return new ApiError(422, `Invalid request.\n\n${what}.`)
}

function tooLong(field: string, most: number): ApiError {
  const message = `${field} is too long (maximum is ${most} characters)`
  return invalid({ resource: 'Issue', field, code: 'custom', message })
}
