import { ShieldIcon } from '@primer/octicons-react'
import { Button, Link, StateLabel } from '@primer/react'
import type { AlertContent } from '../../data/alert.ts'
import { discover } from '../discover.ts'

const STATUS = { open: 'alertOpened', fixed: 'alertFixed', dismissed: 'alertDismissed' } as const

interface Props {
  alert: AlertContent
}

/** The top of an alert's page: where it belongs, its title and state, and what may be done. */
export function AlertHeader({ alert, routed }: Props & { routed: boolean }) {
  return (
    <header className="AlertHeader">
      <p className="AlertHeader-crumbs">
        <Link href={alert.list} {...discover(routed)}>
          Code scanning alerts
        </Link>{' '}
        / #{alert.number}
      </p>
      <div className="AlertHeader-row">
        <h1 className="AlertHeader-title">{alert.title}</h1>
        <div className="AlertHeader-actions">
          {alert.actions.map((name) => (
            <Button key={name}>{name}</Button>
          ))}
        </div>
      </div>
      <p className="AlertHeader-state">
        <StateLabel status={STATUS[alert.state]}>
          {alert.state.charAt(0).toUpperCase() + alert.state.slice(1)}
        </StateLabel>{' '}
        <span className="Muted">{alert.story}</span>
      </p>
    </header>
  )
}

/** The left column: the place in the code, and the rule. */
export function AlertBody({ alert }: Props) {
  return (
    <>
      <section className="Box" aria-label="Location">
        <div className="Box-header">
          <span className="AlertPlace">
            {alert.place}:{alert.line}
          </span>
        </div>
        <ol className="AlertCode" start={alert.code[0]?.number}>
          {alert.code.map(({ number, text }) => (
            <li key={number} className={number === alert.line ? 'AlertCode-line--marked' : ''}>
              <code>{text}</code>
            </li>
          ))}
        </ol>
        <p className="Box-row">
          <ShieldIcon className={alert.state === 'open' ? 'fgColor-open' : 'fgColor-done'} />
          <span className="Box-row-text">{alert.message}</span>
        </p>
      </section>
      {alert.suggestion !== null && (
        <section className="Box" aria-label="Suggested fix">
          <div className="Box-header">
            <h2>Suggested fix</h2>
          </div>
          <p className="Box-row">{alert.suggestion}</p>
        </section>
      )}
      <section className="Box" aria-label="Rule">
        <dl className="RuleFacts">
          <div>
            <dt>Tool</dt>
            <dd>{alert.rule.tool}</dd>
          </div>
          <div>
            <dt>Rule ID</dt>
            <dd>{alert.rule.id}</dd>
          </div>
        </dl>
        {alert.rule.help !== null && <p className="RuleHelp">{alert.rule.help}</p>}
      </section>
    </>
  )
}
