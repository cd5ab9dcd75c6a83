/** Texts of the page of one campaign around its charts, and of where to encourage. Keys start with `charts.`. */
export const encouraging = {
  'charts.regions': 'On this page',
  'charts.region.progress': 'Progress',
  'charts.region.encourage': 'Where to encourage',
  'charts.region.charts': 'Charts',
  'charts.region.alerts': 'Alerts',
  'charts.forecast': 'Forecast',
  'charts.encourage.axes': 'Work that has stopped, and who may need help',
  'charts.encourage.nothing': 'Nothing has stopped',
  'charts.encourage.nothingAdvice':
    'No repository is untouched, nobody’s work lies idle, and no pull request has been waiting for long.',
  'charts.encourage.untouched': 'Nothing started',
  'charts.encourage.untouched.text':
    'Something is left, nothing is in progress and nothing was closed since the start.',
  'charts.encourage.assigned': 'Assigned, nothing begun',
  'charts.encourage.assigned.text':
    'Somebody is assigned, there is no branch, and nothing changed for more than {days} days.',
  'charts.encourage.waiting': 'Pull request open for long',
  'charts.encourage.waiting.text': 'Open for more than {days} days.',
  'charts.encourage.merged': 'Merged, still open',
  'charts.encourage.merged.text':
    'A pull request was merged, but the alert is open: the next analysis may close it, or the fix was not enough.',
  'charts.encourage.days_one': '{count} day',
  'charts.encourage.days_other': '{count} days',
  'charts.encourage.pull': 'Pull request #{number}',
  'charts.encourage.show': 'Show {count} more',
  'charts.encourage.more': 'And {count} more, among the alerts below',
  'charts.encourage.unknown_one': 'Of {count} alert no date tells for how long.',
  'charts.encourage.unknown_other': 'Of {count} alerts no date tells for how long.',
  'charts.encourage.untitled': 'Alert #{number}',
} as const
