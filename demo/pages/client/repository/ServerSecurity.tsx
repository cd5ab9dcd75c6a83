import type { SecurityData } from '../../data/security.ts'
import { SecurityContentView } from '../SecurityContentView.tsx'
import { AlertFacts } from './AlertFacts.tsx'
import { AlertBody, AlertHeader } from './AlertParts.tsx'
import { NavListElement } from './NavListElement.tsx'

/** The Security pages as server HTML: Primer's `Layout` with a `nav-list`, never taken over by React. */
export function ServerSecurity({ data }: { data: SecurityData }) {
  const { content } = data
  if (content.kind === 'alert') {
    return (
      <div className="container-xl">
        <AlertHeader alert={content} routed={false} />
        <div className="Layout Layout--sidebarPosition-end" data-view-component="true">
          <div className="Layout-main" data-view-component="true">
            <AlertBody alert={content} />
          </div>
          <div className="Layout-sidebar" data-view-component="true">
            <AlertFacts alert={content} />
          </div>
        </div>
      </div>
    )
  }
  const frame = data.app === 'repository-security' ? 'repo-content-turbo-frame' : null
  return (
    <div className="container-xl">
      <div className="Layout Layout--flowRow-until-md" data-view-component="true">
        <div className="Layout-sidebar" data-view-component="true">
          <NavListElement groups={data.sidebar} selected={data.section} frame={frame} />
        </div>
        <div className="Layout-main" data-view-component="true">
          <SecurityContentView content={content} navigate={null} />
        </div>
      </div>
    </div>
  )
}
