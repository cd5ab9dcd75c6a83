/** Texts of what is measured: reasons, forecasts, stalled work. Keys start with `metrics.`. */
export const metrics = {
  'metrics.days_one': '{count} day',
  'metrics.days_other': '{count} days',
  'metrics.due.pace': 'Needed: {needed} closed a week to close {alerts} in {days}. So far: {pace} a week.',
  'metrics.due.started':
    'Needed: {needed} closed a week to close {alerts} in {days}. It is too early to tell a pace.',
  'metrics.due.empty': 'It has no alerts.',
  'metrics.due.overdue': '{alerts} still to be closed, {days} after the due date.',
  'metrics.due.not-visible': 'GitHub shows none of its alerts to this token any more.',
  'metrics.forecast.done': 'Everything was closed by {date}',
  'metrics.forecast.doneSometime': 'Everything is closed',
  'metrics.forecast.not-running': 'No forecast',
  'metrics.forecast.not-running.why': 'Only open campaigns have one.',
  'metrics.forecast.not-enough-data': 'Not enough data for a forecast',
  'metrics.forecast.why.no-alerts': 'There are no alerts to be closed.',
  'metrics.forecast.why.young': 'The campaign has to run for {needs} first; it has run for {days}.',
  'metrics.forecast.why.nothing-closed': 'Nothing was closed in {days}.',
  'metrics.forecast.why.few-closed': '{closed} closed so far; {needs} are needed to tell a pace.',
  'metrics.forecast.range': 'Likely done by {likely}, between {earliest} and {latest}',
  'metrics.forecast.openRange':
    'Likely done by {likely}, {earliest} at the earliest, or not within two years',
  'metrics.forecast.beyond': 'Not done within two years',
  'metrics.forecast.beyondLikely': 'Likely not done within two years, {earliest} at the earliest',
  'metrics.forecast.assumption':
    'If it goes on as in the last {days}, with {closed} closed, for the {alerts} left: {likely} a week. The range is from {slow} to {fast} a week: the slowest and the fastest of its paces, and what chance alone can make of such a number. Nothing is added or reopened.',
} as const
