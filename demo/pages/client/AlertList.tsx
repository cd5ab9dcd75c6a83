import { CheckIcon, FilterIcon, GitBranchIcon, ShieldIcon } from '@primer/octicons-react'
import { Label, Link, Pagination, TextInput } from '@primer/react'
import { Blankslate } from '@primer/react/experimental'
import { useEffect, useState, type FormEvent } from 'react'
import type { AlertListContent, AlertRow } from '../data/security.ts'
import type { Navigate } from './SecurityApp.tsx'
import { discover } from './discover.ts'
import { format } from './format.ts'
import { Heading } from './Heading.tsx'
import { SeverityLabel } from './severities.tsx'

interface Props {
  content: AlertListContent
  /** Null in server HTML, where links and the form do it all. */
  navigate: Navigate | null
}

/** GitHub's own list of code scanning alerts, with its filter in `?query=`. */
export function AlertList({ content, navigate }: Props) {
  const [typed, setTyped] = useState(content.query)
  useEffect(() => setTyped(content.query), [content.query])
  const address = (query: string, page = 1) => {
    return `${content.address}?query=${encodeURIComponent(query)}${page > 1 ? `&page=${page}` : ''}`
  }
  const withState = (state: string) => {
    const rest = content.query.replace(/(^|\s)is:(open|closed)(?=\s|$)/g, '').trim()
    return address(`is:${state} ${rest}`.trim())
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    navigate?.(address(typed))
  }
  const routed = navigate !== null
  return (
    <>
      <Heading text={content.heading} {...(content.note !== null && { description: content.note })} />
      <form role="search" action={content.address} onSubmit={submit} className="FilterForm">
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
          <StateLink href={withState('open')} current={content.showing === 'open'} routed={routed}>
            <ShieldIcon /> {format(content.open)} Open
          </StateLink>
          <StateLink href={withState('closed')} current={content.showing === 'closed'} routed={routed}>
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
              <Row key={row.href} row={row} routed={routed} />
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
            if (!navigate) return
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
  routed,
  children,
}: {
  href: string
  current: boolean
  routed: boolean
  children: React.ReactNode
}) {
  const marks = { ...discover(routed), ...(current && { 'aria-current': 'true' as const }) }
  return (
    <a href={href} className="StateLink" {...marks}>
      {children}
    </a>
  )
}

function Row({ row, routed }: { row: AlertRow; routed: boolean }) {
  // A repository's own list leads to pages of the same application.
  const marks = discover(routed && row.repository === null)
  return (
    <li className="Box-row">
      <ShieldIcon className={row.story.startsWith('opened') ? 'fgColor-open' : 'fgColor-done'} />
      <div className="Box-row-text">
        <h3 className="Box-row-title">
          <Link href={row.href} {...marks}>
            {row.title}
          </Link>{' '}
          <SeverityLabel severity={row.severity} />{' '}
          {row.label !== null && <Label variant="secondary">{row.label}</Label>}
        </h3>
        <p className="Box-row-story">
          {row.repository && (
            <Link href={row.repository.href} muted>
              {row.repository.name}
            </Link>
          )}{' '}
          #{row.number} {row.story} • Detected by {row.tool} in {row.place}
        </p>
      </div>
      <span className="Branch">
        <GitBranchIcon size={12} /> {row.branch}
      </span>
    </li>
  )
}
