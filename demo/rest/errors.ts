/** An answer that is not a success, as GitHub words it. Thrown by handlers, turned into JSON by the application. */
export class ApiError extends Error {
  readonly status: 301 | 400 | 401 | 403 | 404 | 409 | 422
  readonly headers: Record<string, string>
  readonly documentation: string

  constructor(
    status: ApiError['status'],
    message: string,
    headers: Record<string, string> = {},
    documentation = 'https://docs.github.com/rest',
  ) {
    super(message)
    this.status = status
    this.headers = headers
    this.documentation = documentation
  }
}

/** What GitHub says of things that do not exist, and of things that the asker may not know of. */
export function notFound(): ApiError {
  return new ApiError(404, 'Not Found')
}
