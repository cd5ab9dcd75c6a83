import { ShieldIcon } from '@primer/octicons-react'
import { Blankslate } from '@primer/react/experimental'
import type { SecurityContent } from '../data/security.ts'
import { AlertList } from './AlertList.tsx'
import { CampaignTable } from './CampaignTable.tsx'
import { Heading } from './Heading.tsx'
import { Overview } from './Overview.tsx'
import { Features } from './repository/Features.tsx'
import { RepositoryTable } from './RepositoryTable.tsx'
import type { Navigate } from './SecurityApp.tsx'

interface Props {
  /** The page of an alert has columns of its own: see `AlertParts`. */
  content: Exclude<SecurityContent, { kind: 'alert' }>
  navigate: Navigate | null
}

/** The main column of a Security page, the same in both renderings. */
export function SecurityContentView({ content, navigate }: Props) {
  switch (content.kind) {
    case 'overview':
      return <Overview content={content} />
    case 'repositories':
      return <RepositoryTable content={content} />
    case 'alerts':
      return <AlertList content={content} navigate={navigate} />
    case 'campaigns':
      return <CampaignTable rows={content.rows} routed={navigate !== null} />
    case 'features':
      return <Features features={content.features} routed={navigate !== null} />
    case 'blank':
      return (
        <>
          <Heading text={content.heading} />
          <Blankslate border>
            <Blankslate.Visual>
              <ShieldIcon size="medium" />
            </Blankslate.Visual>
            <Blankslate.Heading>{content.title}</Blankslate.Heading>
            <Blankslate.Description>{content.text}</Blankslate.Description>
          </Blankslate>
        </>
      )
  }
}
