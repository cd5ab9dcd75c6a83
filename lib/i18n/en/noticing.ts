/** Notifications of the browser, the toolbar button, and their section of the options. Keys start with `noticing.`. */
export const noticing = {
  'noticing.new': 'Security campaign: {name}',
  'noticing.new.what_one': '{count} alert to fix in {where} by {due}.',
  'noticing.new.what_other': '{count} alerts to fix in {where} by {due}.',
  'noticing.repositories_one': '{count} repository that you can write to',
  'noticing.repositories_other': '{count} repositories that you can write to',
  'noticing.new.several_one': '{count} security campaign concerns your repositories',
  'noticing.new.several_other': '{count} security campaigns concern your repositories',
  'noticing.more_one': '… and {count} more',
  'noticing.more_other': '… and {count} more',

  'noticing.due.days_one': '{name} is due in {count} day',
  'noticing.due.days_other': '{name} is due in {count} days',
  'noticing.due.tomorrow': '{name} is due tomorrow',
  'noticing.due.today': '{name} is due today',
  'noticing.due.over': '{name} is overdue',
  'noticing.due.what_one': '{count} alert is left. Due date: {due}.',
  'noticing.due.what_other': '{count} alerts are left. Due date: {due}.',
  'noticing.due.several_one': '{count} campaign that you manage needs a look',
  'noticing.due.several_other': '{count} campaigns that you manage need a look',

  'noticing.badge_one': '{count} campaign needs you: {why} · Muster',
  'noticing.badge_other': '{count} campaigns need you: {why} · Muster',
  'noticing.badge.toFix_one': '{count} has alerts in repositories you can write to',
  'noticing.badge.toFix_other': '{count} have alerts in repositories you can write to',
  'noticing.badge.overdue_one': '{count} you manage is overdue',
  'noticing.badge.overdue_other': '{count} you manage are overdue',
  'noticing.badge.atRisk_one': '{count} you manage is at risk',
  'noticing.badge.atRisk_other': '{count} you manage are at risk',

  'noticing.settings.intro':
    'Notifications come from this browser alone and lead to the campaign. The number on Muster’s toolbar button is shown in any case; rest the pointer on the button to read what it counts.',
  'noticing.settings.which': 'Notify me of',
  'noticing.settings.newCampaigns': 'New campaigns',
  'noticing.settings.newCampaigns.help':
    'Once, when somebody else’s campaign has alerts in a repository that you can write to.',
  'noticing.settings.reminders': 'Due dates of campaigns that I manage',
  'noticing.settings.reminders.help':
    'A week before, a day before and on the day after, as long as alerts are left.',
  'noticing.settings.refused':
    'This browser does not show notifications of Muster. Allow them in the notification settings of your browser or your system.',
  'noticing.settings.saved': 'Saved.',
} as const
