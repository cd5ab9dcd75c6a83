/** Where a GitHub is. */
export interface Host {
  /** Origin of the pages, without a slash at the end. */
  web: string
  /** Base of the REST API, without a slash at the end. */
  api: string
}

export const GITHUB_COM: Host = { web: 'https://github.com', api: 'https://api.github.com' }
