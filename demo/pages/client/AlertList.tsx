import { CheckIcon, FilterIcon, GitBranchIcon, ShieldIcon } from '@primer/octicons-react'
import { Label, Link, Pagination, TextInput } from '@primer/react'
import { Blankslate } from '@primer/react/experimental'
import { useEffect, useState, type FormEvent } from 'react'
import type { AlertRow, SecurityContent } from '../data.ts'
import type { Navigate } from './SecurityApp.tsx'
import { format } from './format.ts'
import { Heading } from './Heading.tsx'
import { SeverityLabel } from './severities.tsx'

type Content = Extract<SecurityContent, { kind: 'alerts' }>

interface Props {
  organization: string
  content: Content
  navigate: Navigate
}

/** GitHub's own list of code scanning alerts, with its filter in `?query=`. */
export function AlertList({ organization, content, navigate }: Props) {
  const [typed, setTyped] = useState(content.query)
  useEffect(() => setTyped(content.query), [content.query])
  const base = `/orgs/${organization}/security/alerts/code-scanning`
  const address = (query: string, page = 1) => {
    return `${base}?query=${encodeURIComponent(query)}${page > 1 ? `&page=${page}` : ''}`
  }
  const withState = (state: string) => {
    const rest = content.query.replace(/(^|\s)is:(open|closed)(?=\s|$)/g, '').trim()
    return address(`is:${state} ${rest}`.trim())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    navigate(address(typed))
  }
  return (
    <>
      <Heading text="Code scanning alerts" />
      <form role="search" action={base} onSubmit={submit} className="FilterForm">
        <TextInput
          aria-label="Filter"
          name="query"
          block
          leadingVisual={FilterIcon}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </form>
      <section className="Box" data-testid="alerts-list" aria-label="Alerts">
        <div className="Box-header">
          <StateLink href={withState('open')} current={content.showing === 'open'}>
            <ShieldIcon /> {format(content.open)} Open
          </StateLink>
          <StateLink href={withState('closed')} current={content.showing === 'closed'}>
            <CheckIcon /> {format(content.closed)} Closed
          </StateLink>
        </div>
        {content.rows.length === 0 ? (
          <Blankslate>
            <Blankslate.Heading>No code scanning alerts match</Blankslate.Heading>
          </Blankslate>
        ) : (
          <ul className="Box-rows">
            {content.rows.map((row) => (
              <Row key={row.href} row={row} />
            ))}
          </ul>
        )}
      </section>
      {content.pages > 1 && (
        <Pagination
          pageCount={content.pages}
          currentPage={content.page}
          hrefBuilder={(page) => address(content.query, page)}
          onPageChange={(event, page) => {
            event.preventDefault()
            navigate(address(content.query, page))
          }}
        />
      )}
    </>
  )
}

function StateLink({
  href,
  current,
  children,
}: {
  href: string
  current: boolean
  children: React.ReactNode
}) {
  return (
    <a href={href} className="StateLink" data-discover="true" {...(current && { 'aria-current': 'true' })}>
      {children}
    </a>
  )
}

function Row({ row }: { row: AlertRow }) {
  return (
    <li className="Box-row">
      <ShieldIcon className={row.story.startsWith('opened') ? 'fgColor-open' : 'fgColor-done'} />
      <div className="Box-row-text">
        <h3 className="Box-row-title">
          <Link href={row.href}>{row.title}</Link> <SeverityLabel severity={row.severity} />{' '}
          {row.label !== null && <Label variant="secondary">{row.label}</Label>}
        </h3>
        <p className="Box-row-story">
          <Link href={row.repositoryHref} muted>
            {row.repository}
          </Link>{' '}
          #{row.number} {row.story} • Detected by {row.tool} in {row.place}
        </p>
      </div>
      <span className="Branch">
        <GitBranchIcon size={12} /> {row.branch}
      </span>
    </li>
  )
}
