/** What Muster writes about a campaign elsewhere: tracking issues, comments, announcements. Values come in escaped. */
export const notices = {
  'notices.title': 'Security campaign: {name}',
  'notices.intro_one':
    'The security campaign **{name}** asks for {count} code scanning alert in this repository to be fixed by **{due}**.',
  'notices.intro_other':
    'The security campaign **{name}** asks for {count} code scanning alerts in this repository to be fixed by **{due}**.',
  'notices.whom': '**Whom to ask:** {managers}',
  'notices.contact': '**Contact:** {link}',
  'notices.why': '**Why:** {description}',
  'notices.when': '**Due date:** {due} (end of the day in {zone})',
  'notices.alerts': 'Alerts',
  'notices.alert': 'Alert {number}',
  'notices.alertsMore_one': '… and {count} more, listed in {link}.',
  'notices.alertsMore_other': '… and {count} more, listed in {link}.',
  'notices.alertsPage': 'the repository’s code scanning alerts',
  'notices.comment.due':
    'The due date of the campaign **{name}** has come: {due}. Questions go to {managers}.',
  'notices.comment.closed':
    'The campaign **{name}** was closed. Alerts that are still open stay where they are; nobody waits for them on account of this campaign.',
  'notices.comment.reopened': 'The campaign **{name}** was reopened. Its due date is {due}.',
  'notices.comment.deleted': 'The campaign **{name}** was deleted. This issue is no longer kept up to date.',
  'notices.announcement.what': '**Security campaign: {name}**',
  'notices.announcement.alerts_one': '{count} code scanning alert in {repositories}.',
  'notices.announcement.alerts_other': '{count} code scanning alerts in {repositories}.',
  'notices.announcement.repositories_one': '{count} repository',
  'notices.announcement.repositories_other': '{count} repositories',
  'notices.announcement.due': 'Due: **{due}** (end of the day in {zone})',
  'notices.announcement.whom': 'Whom to ask: {managers}',
  'notices.announcement.contact': 'Contact: {link}',
  'notices.announcement.campaign': 'Campaign: {link}',
  'notices.calendar': 'Due: security campaign {name}',
} as const
