import { PageLayout } from '@primer/react'
import type { SecurityData } from '../data/security.ts'
import { AlertFacts } from './repository/AlertFacts.tsx'
import { AlertBody, AlertHeader } from './repository/AlertParts.tsx'
import { SecurityContentView } from './SecurityContentView.tsx'
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

/** The React application behind the Security pages of an organization or a repository: sidebar and main column. */
export function SecurityApp({ data, sidebarKey = 0, navigate = () => {} }: Props) {
  const { content } = data
  if (content.kind === 'alert') {
    return (
      <PageLayout containerWidth="xlarge" padding="normal">
        <PageLayout.Header aria-label="Alert">
          <AlertHeader alert={content} routed />
        </PageLayout.Header>
        <PageLayout.Content as="div">
          <AlertBody alert={content} />
        </PageLayout.Content>
        <PageLayout.Pane aria-label="About this alert" position="end" width="medium">
          <AlertFacts alert={content} />
        </PageLayout.Pane>
      </PageLayout>
    )
  }
  return (
    <PageLayout containerWidth="full" padding="none" columnGap="none" rowGap="none">
      <PageLayout.Pane key={sidebarKey} position="start" width="small" divider="line" padding="normal">
        <Sidebar groups={data.sidebar} selected={data.section} />
      </PageLayout.Pane>
      <PageLayout.Content as="div" padding="normal" width="xlarge">
        <SecurityContentView content={content} navigate={navigate} />
      </PageLayout.Content>
    </PageLayout>
  )
}
