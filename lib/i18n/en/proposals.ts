/** What Muster proposes for pull requests, commits and issues about alerts. In bodies values come in escaped; titles are plain text. */
export const proposals = {
  'proposals.pull.title.one': 'Fix code scanning alert no. {number}: {rule}',
  'proposals.pull.title.sameRule': 'Fix {count} code scanning alerts: {rule}',
  'proposals.pull.title.several': 'Fix {count} code scanning alerts',
  'proposals.issue.title.one': 'Code scanning alert {number}: {rule}',
  'proposals.issue.title.sameRule': '{count} code scanning alerts: {rule}',
  'proposals.issue.title.several': '{count} code scanning alerts',
  'proposals.commit': 'Potential fix for code scanning alert no. {number}: {rule}',
  'proposals.pull.intro_one': 'Fixes a code scanning alert.',
  'proposals.pull.intro_other': 'Fixes {count} code scanning alerts.',
  'proposals.issue.intro_one': 'A code scanning alert is to be fixed.',
  'proposals.issue.intro_other': '{count} code scanning alerts are to be fixed.',
  'proposals.campaign': '**Security campaign:** {campaign}, due **{due}** (end of the day in {zone})',
  'proposals.link.pull': 'Pull request #{number}',
  'proposals.link.issue': 'Issue #{number}',
  'proposals.link.alert': 'Alert #{number}',
} as const
