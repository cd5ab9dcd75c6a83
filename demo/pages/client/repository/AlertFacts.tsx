import { GitBranchIcon, GitPullRequestDraftIcon, GitPullRequestIcon } from '@primer/octicons-react'
import { Avatar, Label, Link } from '@primer/react'
import type { AlertContent, Development } from '../../data/alert.ts'
import { SeverityLabel } from '../severities.tsx'

/** The right column of facts, in GitHub's order. */
export function AlertFacts({ alert }: { alert: AlertContent }) {
  return (
    <div className="Facts">
      <Fact name="Severity">
        <SeverityLabel severity={alert.severity} />
      </Fact>
      <Fact name="Affected branches">
        <Link href={alert.branch.href}>{alert.branch.name}</Link>
      </Fact>
      <Fact name="Development">
        {alert.development.length === 0 && <span className="Muted">No linked branch or pull request</span>}
        {alert.development.map((one) => (
          <DevelopmentLink key={one.href} development={one} />
        ))}
      </Fact>
      <Fact name="Assignees">
        {alert.assignees.length === 0 && <span className="Muted">No one assigned</span>}
        {alert.assignees.map(({ login, avatar }) => (
          <span key={login} className="Facts-entry">
            <Avatar src={avatar} size={20} alt="" loading="lazy" /> {login}
          </span>
        ))}
      </Fact>
      <Fact name="Tags">
        {alert.tags.map((tag) => (
          <Label key={tag} variant="secondary">
            {tag}
          </Label>
        ))}
      </Fact>
      <Fact name="Weaknesses">
        {alert.weaknesses.length === 0 && <span className="Muted">None named</span>}
        {alert.weaknesses.map((weakness) => (
          <span key={weakness}>{weakness}</span>
        ))}
      </Fact>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <section className="Facts-fact">
      <h2 className="Facts-name">{name}</h2>
      <div className="Facts-entries">{children}</div>
    </section>
  )
}

function DevelopmentLink({ development }: { development: Development }) {
  const draft = development.state === 'draft' ? GitPullRequestDraftIcon : GitPullRequestIcon
  const Icon = development.kind === 'branch' ? GitBranchIcon : draft
  return (
    <Link href={development.href} className="Facts-entry">
      <Icon /> {development.label}
      {development.state !== 'open' && ` (${development.state})`}
    </Link>
  )
}
