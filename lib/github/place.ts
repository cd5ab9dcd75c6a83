/** A repository that is asked about. */
export interface RepositoryPlace {
  organization: string
  /** `octo-org/shop` */
  fullName: string
  signal?: AbortSignal | undefined
}

/** Owner and name, as Octokit's routes take them. */
export function ownerAndName({ fullName }: Pick<RepositoryPlace, 'fullName'>): {
  owner: string
  repo: string
} {
  const [owner = '', repo = ''] = fullName.split('/')
  return { owner, repo }
}
