import { Link } from '@primer/react'
import type { SecurityContent } from '../data/security.ts'
import { format } from './format.ts'
import { Heading } from './Heading.tsx'
import { severityColor } from './severities.tsx'

type Content = Extract<SecurityContent, { kind: 'overview' }>

/** The overview: how many open alerts, for how long, and where. */
export function Overview({ content }: { content: Content }) {
  const total = Math.max(1, content.open)
  return (
    <>
      <Heading text="Overview" description="Alerts that were found in this organization, by when and where" />
      <section className="Card" aria-label="Open alerts over time">
        <h2 className="Card-title">Open alerts over time</h2>
        <p className="Card-figure">{format(content.open)}</p>
        <Trend values={content.trend} />
        <div className="SeverityBar" role="presentation">
          {content.severities.map(({ level, count }) => (
            <span
              key={level}
              style={{ width: `${(count / total) * 100}%`, background: severityColor(level) }}
            />
          ))}
        </div>
        <ul className="SeverityLegend">
          {content.severities.map(({ level, count }) => (
            <li key={level}>
              <span className="Dot" style={{ background: severityColor(level) }} />
              {level.charAt(0).toUpperCase() + level.slice(1)} <strong>{format(count)}</strong>
            </li>
          ))}
        </ul>
      </section>
      <div className="Cards">
        <Figure
          title="Age of alerts"
          figure={`${content.averageAge} days`}
          text="Average age of open alerts"
        />
        <Figure title="Closed alerts" figure={format(content.closedLastMonth)} text="In the last 30 days" />
        <Figure
          title="Reopened alerts"
          figure={format(content.reopened)}
          text="Open again after a fix or dismissal"
        />
      </div>
      <section className="Card" aria-label="Impact analysis">
        <h2 className="Card-title">Impact analysis</h2>
        <table className="Table">
          <thead>
            <tr>
              <th scope="col">Repository</th>
              <th scope="col">Open alerts</th>
              <th scope="col">Critical</th>
              <th scope="col">High</th>
              <th scope="col">Medium</th>
            </tr>
          </thead>
          <tbody>
            {content.repositories.map((repository) => (
              <tr key={repository.name}>
                <th scope="row">
                  <Link href={repository.href}>{repository.name}</Link>
                </th>
                <td>{format(repository.open)}</td>
                {repository.severities.slice(0, 3).map(({ level, count }) => (
                  <td key={level}>{format(count)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Figure({ title, figure, text }: { title: string; figure: string; text: string }) {
  return (
    <section className="Card" aria-label={title}>
      <h2 className="Card-title">{title}</h2>
      <p className="Card-figure">{figure}</p>
      <p className="Card-note">{text}</p>
    </section>
  )
}

function Trend({ values }: { values: number[] }) {
  const top = Math.max(1, ...values) * 1.1
  const points = values.map(
    (value, index) =>
      `${Math.round((index * 600) / (values.length - 1))},${Math.round((120 - (value / top) * 120) * 10) / 10}`,
  )
  return (
    <svg
      className="Trend"
      viewBox="0 0 600 120"
      preserveAspectRatio="none"
      role="img"
      aria-label="Open alerts by week"
    >
      <path d={`M0,120 L${points.join(' L')} L600,120 Z`} fill="var(--data-blue-color-muted)" />
      <path
        d={`M${points.join(' L')}`}
        fill="none"
        stroke="var(--data-blue-color-emphasis)"
        strokeWidth="2"
      />
    </svg>
  )
}
