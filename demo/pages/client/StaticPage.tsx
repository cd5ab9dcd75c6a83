import { Avatar, Label, Link } from '@primer/react'
import { FileDirectoryIcon, RepoIcon } from '@primer/octicons-react'
import type { StaticData } from '../data.ts'

/** Pages without a React application of their own: rendered by the server, never hydrated. */
export function StaticPage({ data }: { data: StaticData }) {
  switch (data.kind) {
    case 'organization':
      return <Organization data={data} />
    case 'repository':
      return <Repository data={data} />
    case 'alert':
      return <Alert data={data} />
    case 'notFound':
      return (
        <div className="Container NotFound">
          <h1>404</h1>
          <p>This is not the web page you are looking for.</p>
        </div>
      )
  }
}

function Organization({ data }: { data: Extract<StaticData, { kind: 'organization' }> }) {
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

function Repository({ data }: { data: Extract<StaticData, { kind: 'repository' }> }) {
  return (
    <div className="Container">
      <h1 className="sr-only">{data.name}</h1>
      <p className="Muted">{data.description}</p>
      <section className="Box" aria-label="Files">
        <div className="Box-header">
          <h2>{data.branch}</h2> <Label variant="secondary">{data.visibility}</Label>
        </div>
        <ul className="Box-rows">
          {data.files.map((file) => (
            <li key={file} className="Box-row">
              <FileDirectoryIcon />
              <span>{file}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Alert({ data }: { data: Extract<StaticData, { kind: 'alert' }> }) {
  return (
    <div className="Container AlertPage">
      <div>
        <h1>{data.title}</h1>
        <p>
          <Label variant={data.state === 'open' ? 'success' : 'done'}>{data.state}</Label>
        </p>
        <section className="Box" aria-label="Location">
          <div className="Box-header">{data.place}</div>
          <p className="Box-row">{data.message}</p>
        </section>
      </div>
      <dl className="AlertFacts">
        {data.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
