/** An address as a link, if it leads to GitHub; null for any other. */
export function gitHubLink(address: string): string | null {
  const url = URL.parse(address)
  if (!url || url.origin !== 'https://github.com' || url.username || url.password) return null
  return url.href
}

/** `octo-org/security-campaigns` of an address in it; null where that names no repository. */
export function repositoryIn(address: string): string | null {
  const link = gitHubLink(address)
  const [owner, name] = link === null ? [] : new URL(link).pathname.slice(1).split('/')
  return owner && name ? `${owner}/${name}` : null
}
