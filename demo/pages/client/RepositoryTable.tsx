import { Label, Link } from '@primer/react'
import type { SecurityContent } from '../data/security.ts'
import { format } from './format.ts'
import { Heading } from './Heading.tsx'

type Content = Extract<SecurityContent, { kind: 'repositories' }>

/** The risk and the coverage of an organization, repository by repository. */
export function RepositoryTable({ content }: { content: Content }) {
  const risk = content.column === 'risk'
  return (
    <>
      <Heading text={content.heading} description={content.description} />
      <section className="Card" aria-label="Repositories">
        <table className="Table">
          <thead>
            <tr>
              <th scope="col">Repository</th>
              <th scope="col">{risk ? 'Code scanning' : 'Code scanning alerts'}</th>
              <th scope="col">{risk ? 'Critical' : 'Secret scanning'}</th>
              <th scope="col">{risk ? 'High' : 'Dependabot'}</th>
            </tr>
          </thead>
          <tbody>
            {content.rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">
                  <Link href={row.href}>{row.name}</Link> <Label variant="secondary">{row.visibility}</Label>
                </th>
                <td>{risk ? format(row.open) : row.scanning ? 'Enabled' : 'Not enabled'}</td>
                <td>{risk ? format(row.severities[0]?.count ?? 0) : 'Enabled'}</td>
                <td>{risk ? format(row.severities[1]?.count ?? 0) : 'Enabled'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
