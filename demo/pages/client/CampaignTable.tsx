import { Label, Link } from '@primer/react'
import type { CampaignRow } from '../data/security.ts'
import { discover } from './discover.ts'
import { format } from './format.ts'
import { Heading } from './Heading.tsx'

/** GitHub's own campaigns of an organization. */
export function CampaignTable({ rows, routed }: { rows: CampaignRow[]; routed: boolean }) {
  return (
    <>
      <Heading text="Campaigns" />
      <section className="Box" aria-label="Campaigns">
        <ul className="Box-rows">
          {rows.length === 0 && <li className="Box-row Muted">There are no campaigns yet.</li>}
          {rows.map((row) => (
            <li key={row.href} className="Box-row">
              <div className="Box-row-text">
                <h2 className="Box-row-title">
                  <Link href={row.href} {...discover(routed)}>
                    {row.name}
                  </Link>{' '}
                  <Label variant={row.state === 'open' ? 'success' : 'done'}>{row.state}</Label>
                </h2>
                <p className="Box-row-story">
                  {row.story} • {format(row.open)} open, {format(row.inProgress)} in progress,{' '}
                  {format(row.closed)} closed
                </p>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
