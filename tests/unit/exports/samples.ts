import { campaignOf, NOW, PAYMENTS, sample, SHOP, visibleAlert } from '../snapshots/samples'
import { SEVERITIES } from '@/lib/alerts/alert'
import type { Snapshot, SnapshotAlert } from '@/lib/snapshots/snapshot'
import { DAY } from '@/lib/time'

/** What people and tools may type or send: markup, formulas, mentions, directions, ends of lines and of files. */
export const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><style>*{display:none}',
  '{{7*7}}${7*7}<%= 7*7 %>',
  'javascript:alert(1)',
  '=HYPERLINK("https://evil.example","x")',
  "+1+cmd|' /C calc'!A0",
  '-2+3',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '＝1+1',
  'a,=1+1',
  'a;=1+1',
  'a"",=1+1',
  'line\n=1+1',
  '| a | b |',
  '`` ` ```',
  '@octo-org/everyone #1 GH-1 closes octo-org/shop#1',
  '![x](https://evil.example/x.png)',
  '<!-- -->',
  '\u202Egnp.exe',
  'a\u0000b',
  '&lt;&amp;',
  '__proto__',
] as const

const repositories = [1, 2, 3, 4, 5, 6].map((id) => ({
  ...SHOP,
  id,
  fullName: `octo-org/service-${id}`,
  name: `service-${id}`,
}))
const teams = [
  { ...PAYMENTS, repositoryIds: [1, 2, 3] },
  { slug: 'platform', name: 'Platform', repositoryIds: [3, 4] },
]

/** A campaign of half a year with so many alerts: a third closed in its course, some before, some in progress. */
export function aYear(size = 240): Snapshot {
  const start = NOW - 170 * DAY
  const alerts = Array.from({ length: size }, (_, index): SnapshotAlert => {
    const state = index % 3 === 0 ? 'fixed' : index % 11 === 0 ? 'dismissed' : 'open'
    const closed = start + ((index * 37) % 168) * DAY
    if (index % 40 === 39)
      return { repositoryId: 9, kind: 'code-scanning', number: index + 1, status: 'not-visible' }
    const isWorked = state === 'open' && index % 7 === 0
    return visibleAlert({
      repositoryId: (index % 6) + 1,
      number: index + 1,
      state,
      status: state === 'open' ? (isWorked ? 'in-progress' : 'open') : state,
      severity: SEVERITIES[index % 4] ?? 'high',
      createdAt: start - ((index * 13) % 400) * DAY,
      fixedAt: state === 'fixed' ? closed : null,
      dismissedAt: state === 'dismissed' ? closed : null,
      dismissedReason: state === 'dismissed' ? "won't fix" : null,
      assignees: index % 5 === 0 ? ['mona'] : [],
      work: isWorked ? [{ kind: 'branch', name: `alert-autofix-${index + 1}` }] : [],
    })
  })
  const campaign = campaignOf(
    alerts,
    {
      createdAt: start,
      publishedAt: start,
      dueDate: '2027-01-31',
      description: 'See https://example.com/why',
    },
    { repositories, teams },
  )
  return sample({ repositories, teams, campaigns: [campaign] })
}

/** A snapshot in which every text that somebody else can choose is this one. */
export function hostile(text: string): Snapshot {
  const work = [
    { kind: 'branch' as const, name: text },
    { kind: 'pull-request' as const, number: 5, state: 'open' as const, branch: text },
  ]
  const rule = { id: text, description: text, tags: [text] }
  const typed = { rule, tool: text, path: text, assignees: [text] }
  const alerts: SnapshotAlert[] = [
    visibleAlert({ ...typed, status: 'in-progress', work }),
    visibleAlert({ ...typed, number: 2, state: 'dismissed', status: 'dismissed', dismissedReason: text }),
    visibleAlert({ ...typed, number: 3, repositoryId: 8 }),
    { repositoryId: 9, kind: 'code-scanning', number: 4, status: 'not-visible' },
  ]
  const places = {
    repositories: [{ ...SHOP, fullName: text, name: text }],
    teams: [{ slug: text, name: text, repositoryIds: [7] }],
  }
  const why = { kind: 'not-found', subject: 'teams', name: text } as const
  return sample({
    ...places,
    muster: text,
    organization: text,
    exportedBy: text,
    scope: { campaigns: 'chosen', filters: [text, text] },
    completeness: { state: 'partial', missing: [{ subject: 'teams', name: text, why }] },
    campaigns: [
      campaignOf(
        alerts,
        {
          name: text,
          description: text,
          managers: [text],
          contactLink: text,
          filter: text,
          template: text,
          createdBy: text,
        },
        places,
      ),
    ],
  })
}
