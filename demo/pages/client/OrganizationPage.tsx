import { RepoIcon } from '@primer/octicons-react'
import { Avatar, Label, Link } from '@primer/react'
import type { OrganizationPage as Data } from '../data/static.ts'

/** The page of an organization: who it is, and its repositories. */
export function OrganizationPage({ data }: { data: Data }) {
  return (
    <div className="Container">
      <header className="OrganizationHeader">
        <Avatar square size={64} src={data.avatar} alt="" loading="lazy" />
        <div>
          <h1>{data.name}</h1>
          <p className="Muted">{data.description}</p>
        </div>
      </header>
      <section className="Box" aria-label="Repositories">
        <div className="Box-header">
          <h2>Repositories</h2>
        </div>
        <ul className="Box-rows">
          {data.repositories.map((repository) => (
            <li key={repository.name} className="Box-row">
              <RepoIcon />
              <div className="Box-row-text">
                <h3 className="Box-row-title">
                  <Link href={repository.href}>{repository.name}</Link>{' '}
                  <Label variant="secondary">
                    {repository.archived ? `${repository.visibility} archive` : repository.visibility}
                  </Label>
                </h3>
                <p className="Box-row-story">
                  {[repository.description, repository.language, `Updated ${repository.updated}`]
                    .filter(Boolean)
                    .join(' • ')}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
