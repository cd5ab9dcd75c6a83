import { createElement } from 'react'
import type { SidebarGroup, SidebarItem } from '../../data/security.ts'
import { compact } from '../format.ts'
import { ICONS } from '../icons.tsx'

interface Props {
  groups: SidebarGroup[]
  selected: string
  /** Name of the Turbo frame in which the links open; null where the pages have none. */
  frame: string | null
}

/** The sidebar as Primer's ViewComponents write it: the custom element `nav-list`, whose items it finds by their marks. */
export function NavListElement({ groups, selected, frame }: Props) {
  const list = (
    <nav className="ActionList" aria-label="Security" data-view-component="true">
      <ul className="ActionListWrap" role="list">
        {groups.map((group) =>
          group.heading === null ? (
            group.items.map((item) => <Entry key={item.id} {...{ item, selected, frame }} />)
          ) : (
            <li key={group.heading} className="ActionList-sectionDivider">
              <h3 className="ActionList-sectionDivider-title" id={headingId(group.heading)}>
                {group.heading}
              </h3>
              <ul className="ActionListWrap" role="list" aria-labelledby={headingId(group.heading)}>
                {group.items.map((item) => (
                  <Entry key={item.id} {...{ item, selected, frame }} />
                ))}
              </ul>
            </li>
          ),
        )}
      </ul>
    </nav>
  )
  // JSX would ask for a declaration of the custom element.
  return createElement('nav-list', { 'data-view-component': 'true' }, list)
}

function Entry({ item, selected, frame }: { item: SidebarItem; selected: string; frame: string | null }) {
  const Icon = ICONS[item.icon]
  const current = item.id === selected
  return (
    <li
      className={current ? 'ActionListItem ActionListItem--navActive' : 'ActionListItem'}
      data-targets="nav-list.items"
      data-item-id={item.id}
      data-view-component="true"
    >
      <a
        className="ActionListContent ActionListContent--visual16"
        href={item.href}
        {...(frame !== null && { 'data-turbo-frame': frame })}
        {...(current && { 'aria-current': 'page' as const })}
      >
        <span className="ActionListItem-visual ActionListItem-visual--leading">
          <Icon />
        </span>
        <span className="ActionListItem-label" data-view-component="true">
          {item.label}
        </span>
        {item.count !== null && (
          <span className="ActionListItem-visual ActionListItem-visual--trailing">
            <span className="Counter" title={String(item.count)} data-view-component="true">
              {compact(item.count)}
            </span>
          </span>
        )}
      </a>
    </li>
  )
}

function headingId(heading: string): string {
  return `nav-list-group-${heading.toLowerCase().replaceAll(' ', '-')}`
}
