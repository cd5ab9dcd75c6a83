import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { sharedData } from '../shared-data.ts'

/**
 * GitHub's description of its REST API, or null when it does not lie beside the repository and the caller has said
 * that this is known: an unheld answer must not look like a held one.
 */
export function loadDescription(): Description | null {
  const document = sharedData('openapi/slice.2026-03-10.json')
  return document === null ? null : new Description(document)
}

export class Description {
  readonly #ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true })
  readonly #document: Record<string, unknown>
  readonly #compiled = new Map<string, ValidateFunction>()

  constructor(document: unknown) {
    // `addFormats` is a CommonJS default export, which TypeScript sees through `default` only in some settings.
    addFormats.default(this.#ajv)
    this.#document = nullable(document) as Record<string, unknown>
    this.#ajv.addSchema({ $id: 'github', ...this.#document })
  }

  /** What is wrong with an answer of an operation, in words; empty when nothing is. */
  complaints(method: string, path: string, status: number, body: unknown): string[] {
    const pointer = this.#pointer(method, path, status)
    const known = this.#compiled.get(pointer)
    const validate = known ?? this.#ajv.compile({ $ref: `github#${pointer}` })
    this.#compiled.set(pointer, validate)
    if (validate(body)) return []
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message ?? ''} ${error.schemaPath}`,
    )
  }

  #pointer(method: string, path: string, status: number): string {
    const parts = ['paths', path, method.toLowerCase(), 'responses', String(status)]
    const response = parts.reduce<unknown>(step, this.#document)
    const content = step(step(step(response, 'content'), 'application/json'), 'schema')
    if (content === undefined)
      throw new Error(`GitHub describes no JSON answer ${status} of ${method} ${path}`)
    const escaped = parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    return `/${escaped.join('/')}/content/application~1json/schema`
  }
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

/** OpenAPI's `nullable: true` in the words of JSON Schema. */
function nullable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(nullable)
  if (typeof value !== 'object' || value === null) return value
  const made = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nullable(inner)]))
  if (made['nullable'] !== true) return made
  delete made['nullable']
  return { anyOf: [made, { type: 'null' }] }
}
