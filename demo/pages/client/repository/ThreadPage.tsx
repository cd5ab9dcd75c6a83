import { Avatar, Link, StateLabel } from '@primer/react'
import type { ThreadListPage, ThreadPage as ThreadData } from '../../data/static.ts'

/** An issue or a pull request: title, state, what was written, and what stands beside it. */
export function ThreadPage({ data }: { data: ThreadData }) {
  const pull = !data.story.startsWith('opened')
  return (
    <div className="Container">
      <h1 className="ThreadTitle">
        {data.title} <span className="Muted">#{data.number}</span>
      </h1>
      <p className="ThreadState">
        <StateLabel status={statusOf(data.state, pull)}>{data.state}</StateLabel>{' '}
        <strong>{data.author.login}</strong> {data.story}
      </p>
      <div className="Layout Layout--sidebarPosition-end">
        <div className="Layout-main">
          {data.posts.map((post, index) => (
            <article key={index} className="Box" aria-label={`${post.author.login} ${post.when}`}>
              <div className="Box-header">
                <Avatar src={post.author.avatar} size={24} alt="" loading="lazy" />
                <strong>{post.author.login}</strong> <span className="Muted">{post.when}</span>
              </div>
              <p className="Post">{post.text}</p>
            </article>
          ))}
        </div>
        <div className="Layout-sidebar Facts">
          {data.facts.map((fact) => (
            <section key={fact.name} className="Facts-fact">
              <h2 className="Facts-name">{fact.name}</h2>
              <div className="Facts-entries">
                {fact.entries.map(({ text, href }) =>
                  href === null ? (
                    <span key={text}>{text}</span>
                  ) : (
                    <Link key={text} href={href}>
                      {text}
                    </Link>
                  ),
                )}
              </div>
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}

/** The issues or pull requests of a repository. */
export function ThreadList({ data }: { data: ThreadListPage }) {
  return (
    <div className="Container">
      <h1 className="sr-only">{data.title}</h1>
      <section className="Box" aria-label={data.title}>
        <div className="Box-header">
          <h2>{data.title}</h2>
        </div>
        <ul className="Box-rows">
          {data.rows.length === 0 && <li className="Box-row Muted">There is nothing here yet.</li>}
          {data.rows.map((row) => (
            <li key={row.number} className="Box-row">
              <div className="Box-row-text">
                <h3 className="Box-row-title">
                  <Link href={row.href}>{row.title}</Link>
                </h3>
                <p className="Box-row-story">
                  {row.state} • {row.story}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function statusOf(state: ThreadData['state'], pull: boolean) {
  if (state === 'Draft') return 'draft'
  if (state === 'Merged') return 'pullMerged'
  if (state === 'Open') return pull ? 'pullOpened' : 'issueOpened'
  return pull ? 'pullClosed' : 'issueClosed'
}
