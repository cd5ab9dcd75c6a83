import { CounterLabel, NavList } from '@primer/react'
import type { SidebarGroup, SidebarItem } from '../data/security.ts'
import { compact } from './format.ts'
import { ICONS } from './icons.tsx'

interface Props {
  groups: SidebarGroup[]
  selected: string
}

/** The sidebar of the Security pages: Primer's NavList, headings and all. */
export function Sidebar({ groups, selected }: Props) {
  return (
    <NavList aria-label="Security">
      {groups.map((group) =>
        group.heading === null ? (
          group.items.map((item) => <Entry key={item.id} item={item} selected={selected} />)
        ) : (
          <NavList.Group key={group.heading} title={group.heading}>
            {group.items.map((item) => (
              <Entry key={item.id} item={item} selected={selected} />
            ))}
          </NavList.Group>
        ),
      )}
    </NavList>
  )
}

function Entry({ item, selected }: { item: SidebarItem; selected: string }) {
  const Icon = ICONS[item.icon]
  return (
    <NavList.Item
      href={item.href}
      {...(item.id === selected && { 'aria-current': 'page' as const })}
      // React Router's mark of a link that it follows without loading.
      data-discover="true"
    >
      <NavList.LeadingVisual>
        <Icon />
      </NavList.LeadingVisual>
      {item.label}
      {item.count !== null && (
        <NavList.TrailingVisual>
          <CounterLabel>{compact(item.count)}</CounterLabel>
        </NavList.TrailingVisual>
      )}
    </NavList.Item>
  )
}
