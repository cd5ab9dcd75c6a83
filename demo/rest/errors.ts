/** One entry of the schema `validation-error`. */
export interface FieldError {
  resource: string
  field?: string
  code: 'missing_field' | 'invalid' | 'custom' | 'too_large'
  message?: string
  value?: string
}

/** An answer that is not a success, as GitHub words it. Thrown by handlers, turned into JSON by the application. */
export class ApiError extends Error {
  readonly status: 301 | 307 | 400 | 401 | 403 | 404 | 409 | 410 | 422 | 429
  readonly headers: Record<string, string>
  readonly documentation: string
  /** What is wrong with which field, where GitHub tells. */
  readonly errors: readonly FieldError[] | undefined

  constructor(
    status: ApiError['status'],
    message: string,
    headers: Record<string, string> = {},
    documentation = 'https://docs.github.com/rest',
    errors?: readonly FieldError[],
  ) {
    super(message)
    this.status = status
    this.headers = headers
    this.documentation = documentation
    this.errors = errors
  }
}

/** What GitHub says of things that do not exist, and of things that the asker may not know of. */
export function notFound(): ApiError {
  return new ApiError(404, 'Not Found')
}

/** 422 in the words that GitHub has for fields that will not do. */
export function invalid(...errors: FieldError[]): ApiError {
  return new ApiError(422, 'Validation Failed', {}, undefined, errors)
}

/** What GitHub says of a repository without any branch, wherever it is asked for git's own things. */
export function emptyRepository(): ApiError {
  return new ApiError(409, 'Git Repository is empty.')
}

/** What GitHub says to every change of an archived repository. */
export function archivedRepository(): ApiError {
  return new ApiError(403, 'Repository was archived so is read-only.')
}
