import { PageLayout } from '@primer/react'
import { Blankslate } from '@primer/react/experimental'
import { ShieldIcon } from '@primer/octicons-react'
import type { SecurityData } from '../data.ts'
import { AlertList } from './AlertList.tsx'
import { Heading } from './Heading.tsx'
import { Overview } from './Overview.tsx'
import { RepositoryTable } from './RepositoryTable.tsx'
import { Sidebar } from './Sidebar.tsx'

/** Goes to another address of the application without loading. */
export type Navigate = (address: string) => void

interface Props {
  data: SecurityData
  /** Does nothing on the server. */
  navigate?: Navigate
  /** Another value mounts the sidebar anew, which GitHub does now and then. */
  sidebarKey?: number
}

/** The React application behind an organization's Security pages: sidebar and main column. */
export function SecurityApp({ data, sidebarKey = 0, navigate = () => {} }: Props) {
  return (
    <PageLayout containerWidth="full" padding="none" columnGap="none" rowGap="none">
      <PageLayout.Pane key={sidebarKey} position="start" width="small" divider="line" padding="normal">
        <Sidebar groups={data.sidebar} selected={data.section} />
      </PageLayout.Pane>
      <PageLayout.Content as="div" padding="normal" width="xlarge">
        <Content data={data} navigate={navigate} />
      </PageLayout.Content>
    </PageLayout>
  )
}

function Content({ data, navigate }: { data: SecurityData; navigate: Navigate }) {
  const { content } = data
  switch (content.kind) {
    case 'overview':
      return <Overview content={content} />
    case 'repositories':
      return <RepositoryTable content={content} />
    case 'alerts':
      return <AlertList organization={data.organization} content={content} navigate={navigate} />
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
