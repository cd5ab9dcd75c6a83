import { Label, Link } from '@primer/react'
import type { Feature } from '../../data/security.ts'
import { discover } from '../discover.ts'
import { Heading } from '../Heading.tsx'

interface Props {
  features: Feature[]
  /** Whether React follows the links. */
  routed: boolean
}

/** The overview of a repository's security: what is switched on, and where it leads. */
export function Features({ features, routed }: Props) {
  return (
    <>
      <Heading text="Security overview" />
      <section className="Box" aria-label="Security features">
        <ul className="Box-rows">
          {features.map((feature) => (
            <li key={feature.name} className="Box-row Feature">
              <div className="Box-row-text">
                <h2 className="Box-row-title">
                  {feature.name}{' '}
                  <Label variant={feature.state === 'Enabled' ? 'success' : 'secondary'}>
                    {feature.state}
                  </Label>
                </h2>
                <p className="Box-row-story">{feature.text}</p>
              </div>
              <Link href={feature.href} className="Feature-link" {...discover(routed)}>
                {feature.link}
              </Link>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
