/** Texts of GitHub's own campaigns, and of ours that are published as such. Keys start with `native.`. */
export const native = {
  'native.mark': 'GitHub',
  'native.title': 'GitHub’s campaigns',
  'native.closed': 'Closed on GitHub',
  'native.none': 'No other campaign is open on GitHub.',
  'native.unreadable_one': '{count} campaign in GitHub’s answer could not be read.',
  'native.unreadable_other': '{count} campaigns in GitHub’s answer could not be read.',
  'native.stale': 'As of {time}.',
  'native.column.campaign': 'Campaign',
  'native.column.open': 'Open',
  'native.column.inProgress': 'In progress',
  'native.column.closed': 'Closed',
  'native.column.due': 'Due date',
  'native.onGitHub': 'Open on GitHub',
  'native.region': 'Campaign progress',
  'native.progress': '{percent}% closed: {open} open, {inProgress} in progress, {closed} closed',
  'native.progress.nothing': 'No alerts',
  'native.headline': '{closed} of {alerts} closed',
  'native.honest':
    'These are GitHub’s counts. GitHub tells neither which alerts belong to its campaigns nor how many of the closed ones were fixed or dismissed, so there is no list, chart or breakdown here.',
  'native.unknown': 'There is no such campaign',
  'native.unknown.text': 'GitHub shows this token no campaign {number} in {organization}.',
  'native.ours': 'Published from a campaign of Muster’s, whose page shows more',
  'native.ask.close':
    'GitHub closes its campaign “{name}”. It leaves the list of open campaigns and is no longer shown to developers. It can be reopened.',
  'native.ask.reopen': '“{name}” becomes an open campaign on GitHub again.',

  'native.full.advice': 'These are GitHub’s own. Close one of them first.',

  'native.choice': 'Publish as GitHub campaign',
  'native.choice.help':
    'GitHub shows it to developers too and may notify them. Later changes are carried over.',
  'native.choice.issues': 'The tracking issues are then opened by GitHub, not by Muster.',
  'native.choice.many': 'GitHub’s campaigns hold at most {limit} alerts; this one has {count}.',
  'native.choice.full':
    '{limit} campaigns are open on GitHub, which is its limit. Muster tries, and tells what came of it.',

  'native.option.publish': 'Publish as GitHub campaign',
  'native.ask.publish':
    'GitHub gets a campaign of its own with the name, description, managers, contact link and due date of “{name}”, and with those of its alerts that are open now.',
  'native.ask.publish.more':
    'Developers with access to these repositories see it there, and GitHub may notify them. Later changes are carried over. GitHub takes at most {alerts} alerts and {campaigns} open campaigns.',
  'native.publish': 'Publish',

  'native.line': 'Publication on GitHub',
  'native.line.published': 'Also on GitHub as',
  'native.line.number': 'campaign {number}',
  'native.line.issues': 'GitHub opens its tracking issues.',
  'native.line.waiting': 'Being published as GitHub campaign.',
  'native.line.draft': 'Becomes a GitHub campaign when it is published.',
  'native.line.closed': 'Becomes a GitHub campaign when it is reopened.',
  'native.line.failed': 'Not on GitHub yet.',
  'native.line.unknown':
    'GitHub did not say whether it made the campaign. Muster looks for it there before it tries again.',
  'native.line.carrying': 'GitHub’s campaign is being brought up to date: {fields}.',
  'native.line.behind': 'GitHub’s campaign is out of step: {fields}.',
  'native.line.retry': 'Try again',
  'native.line.giveUp': 'Do not publish',
  'native.line.leave': 'Leave as it is',
  'native.field.name': 'name',
  'native.field.description': 'description',
  'native.field.dueDate': 'due date',
  'native.field.managers': 'managers',
  'native.field.contactLink': 'contact link',
  'native.field.state': 'open or closed',
  'native.field.alerts': 'alerts',
  'native.problem': '{field}: {message}',
  'native.stays': 'GitHub’s own campaign stays as it is:',
} as const
