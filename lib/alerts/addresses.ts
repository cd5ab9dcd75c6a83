import type { AlertIdentity } from './alert'

/** Addresses of GitHub's pages. Built here from names, never taken from an answer or a file. */

/** A repository's page, from `owner/name`. */
export function repositoryUrl(repository: string): string {
  return `https://github.com/${repository.split('/').map(encodeURIComponent).join('/')}`
}

/** The page of an alert. */
export function alertUrl(repository: string, { number }: Pick<AlertIdentity, 'number'>): string {
  return `${repositoryUrl(repository)}/security/code-scanning/${number}`
}
