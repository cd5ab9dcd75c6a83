import { PageHeader } from '@primer/react'

/** The heading of a section, with a sentence below it where there is one. */
export function Heading({ text, description }: { text: string; description?: string }) {
  return (
    <PageHeader aria-label={text} className="SectionHeader">
      <PageHeader.TitleArea>
        <PageHeader.Title as="h1">{text}</PageHeader.Title>
      </PageHeader.TitleArea>
      {description !== undefined && (
        <PageHeader.Description className="Muted">{description}</PageHeader.Description>
      )}
    </PageHeader>
  )
}
