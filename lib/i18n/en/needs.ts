/** What of all campaigns needs a person, as the popup says it. Keys start with `needs.`. */
export const needs = {
  'needs.heading': 'Needs you',
  'needs.none': 'No campaign needs you right now.',
  'needs.locked': 'Which campaigns need you is known once the token is unlocked.',
  'needs.failed': 'Which campaigns of {organization} need you cannot be told.',
  'needs.toFix': 'To fix',
  'needs.toFix.here_one': '{count} alert is left in {repository}, which you can write to.',
  'needs.toFix.here_other': '{count} alerts are left in {repository}, which you can write to.',
  'needs.toFix.several_one': '{count} alert is left in {repositories} that you can write to.',
  'needs.toFix.several_other': '{count} alerts are left in {repositories} that you can write to.',
  'needs.toFix.unknown':
    'It has alerts in {repositories} that you can write to; how many are left was not read yet.',
  'needs.waiting_one': '{count} alert has a pull request that has been open for more than {days}.',
  'needs.waiting_other': '{count} alerts have a pull request that has been open for more than {days}.',
  'needs.untouched_one': 'Nothing is started in {count} repository.',
  'needs.untouched_other': 'Nothing is started in {count} repositories.',
  'needs.others': 'Other campaigns',
  'needs.allAbove_one': 'Its open campaign is above.',
  'needs.allAbove_other': 'Its {count} open campaigns are above.',
} as const
