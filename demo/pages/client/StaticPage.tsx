import { Blankslate } from '@primer/react/experimental'
import type { StaticData } from '../data/static.ts'
import { OrganizationPage } from './OrganizationPage.tsx'
import { BlobPage, CodePage, CommitPage } from './repository/CodePage.tsx'
import { ThreadList, ThreadPage } from './repository/ThreadPage.tsx'

/** Pages without a React application of their own: rendered by the server, never hydrated. */
export function StaticPage({ data }: { data: StaticData }) {
  switch (data.kind) {
    case 'organization':
      return <OrganizationPage data={data} />
    case 'code':
      return <CodePage data={data} />
    case 'blob':
      return <BlobPage data={data} />
    case 'commit':
      return <CommitPage data={data} />
    case 'thread':
      return <ThreadPage data={data} />
    case 'threads':
      return <ThreadList data={data} />
    case 'plain':
      return (
        <div className="Container">
          <h1 className="sr-only">{data.title}</h1>
          <Blankslate border>
            <Blankslate.Heading>{data.title}</Blankslate.Heading>
            <Blankslate.Description>{data.text}</Blankslate.Description>
          </Blankslate>
        </div>
      )
    case 'notFound':
      return (
        <div className="Container NotFound">
          <h1>404</h1>
          <p>This is not the web page you are looking for.</p>
        </div>
      )
  }
}
