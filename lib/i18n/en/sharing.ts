/** Texts of sharing campaigns through the campaign repository. Keys start with `sharing.`. */
export const sharing = {
  'sharing.intro':
    'Campaigns are shared as files in a repository of the organization, one JSON file for each, and everybody with Muster who may read that repository sees them. Who may share, change or close them is decided by GitHub’s permissions for it.',
  'sharing.private': 'Better make it private: the files name repositories and the alerts in them.',

  'sharing.field': 'Campaign repository',
  'sharing.field.suggestion': 'Muster’s suggestion. Any other repository of {organization} will do.',
  'sharing.field.chosen': 'The name of a repository of {organization}.',
  'sharing.save': 'Save',
  'sharing.saved': 'Saved. Campaigns of {organization} are shared in {repository}.',
  'sharing.look': 'Look now',
  'sharing.looking': 'Looking for {repository}',

  'sharing.state.unknown': 'Nobody has looked for {repository} yet.',
  'sharing.state.absent': 'There is no {repository} yet, or this token may not see it.',
  'sharing.state.absent.advice':
    'Create it, or ask for read access, then look again. No file is needed in it.',
  'sharing.state.create': 'Create it on GitHub',
  'sharing.state.canWrite': 'You can write',
  'sharing.state.readOnly': 'Read only',
  'sharing.state.readOnly.text':
    'You see what others share there. To share, change or close campaigns you need write access to it.',
  'sharing.state.private': 'Private',
  'sharing.state.public': 'Public',
  'sharing.state.public.text':
    'Everybody can read this repository, and with it which alerts are open where. Better make it private.',
  'sharing.state.archived': 'Archived',
  'sharing.state.none': 'No campaign is shared there yet.',
  'sharing.state.campaigns_one': '{count} campaign is shared there.',
  'sharing.state.campaigns_other': '{count} campaigns are shared there.',
  'sharing.state.asOf': 'As of {time}.',
  'sharing.state.stale': 'The campaigns in it stay as they were read before, as of {time}.',
  'sharing.problems_one': '{count} file was left alone',
  'sharing.problems_other': '{count} files were left alone',

  'sharing.choice': 'Share with the organization',
  'sharing.choice.help':
    'Whoever may read {repository} sees the campaign there, whoever may write there can change it. A draft is shared when it is published.',
  'sharing.choice.public': 'That repository is public: everybody can read it.',
  'sharing.choice.absent':
    'The campaign stays in this browser: to share it, the organization needs a campaign repository.',
  'sharing.choice.later': 'It is shared as soon as the repository can be reached.',
  'sharing.setUp': 'Set up sharing',

  'sharing.line': 'Sharing',
  'sharing.line.none': 'Only in this browser',
  'sharing.line.draft': 'Is shared when it is published.',
  'sharing.line.draft.not': 'Stays in this browser when it is published.',
  'sharing.line.waiting': 'Sharing…',
  'sharing.line.failed': 'Not shared yet.',
  'sharing.line.attempts': 'Attempt {tries} of {most} failed.',
  'sharing.line.next': 'Muster tries again by itself, not before {time}.',
  'sharing.line.soon': 'Muster tries again by itself.',
  'sharing.line.givenUp': 'Muster has tried {tries} times and does not try again by itself.',
  'sharing.withdraw': 'Do not share',
  'sharing.protected': 'A rule protects the default branch of the campaign repository and refuses the file.',
  'sharing.protected.advice':
    'Let the token’s user push to that branch, or choose another campaign repository in the options.',
  'sharing.line.shared': 'Shared in',
  'sharing.line.sharedSomewhere': 'Shared with the organization',
  'sharing.line.by': 'Shared by {login} in',
  'sharing.line.bySomewhere': 'Shared by {login}',
  'sharing.line.lost': 'Its file is gone from the campaign repository.',
  'sharing.line.lost.text':
    'Nothing was lost here. Share it again, or delete it with Campaign options if it was removed on purpose.',
  'sharing.line.file': 'Its file on GitHub',
  'sharing.share': 'Share campaign',
  'sharing.again': 'Share again',
  'sharing.done': '“{name}” is shared.',
  'sharing.mark': 'Shared',

  'sharing.launch': 'Copilot Autofix and the tracking issues are up to the browser in which it was created.',

  'sharing.ask.edit': 'This campaign is shared: your changes are saved for everybody.',
  'sharing.ask.close': 'It is shared, so it is closed for everybody.',
  'sharing.ask.reopen': 'It is shared, so it is reopened for everybody.',
  'sharing.ask.delete':
    'It is shared, so it is deleted for everybody. Its file stays in the history of the campaign repository.',
  'sharing.later': 'Nothing was saved. Try again after that.',

  'sharing.versions': 'Two versions',
  'sharing.versions.text': 'Choose field by field, then save. Saving as it is keeps yours.',
  'sharing.versions.same': 'What was saved meanwhile is what stands below. You can save.',
  'sharing.versions.takenOver': 'Not changed by you, so theirs stands in the form: {fields}.',
  'sharing.versions.loading': 'Reading what was saved meanwhile',
  'sharing.versions.yours': 'Yours',
  'sharing.versions.theirs': 'Theirs',
  'sharing.versions.nothing': 'nothing',
  'sharing.versions.useTheirs': 'Use theirs',
  'sharing.versions.useYours': 'Use yours',
  'sharing.versions.useTheirs.of': 'Use theirs: {field}',
  'sharing.versions.useYours.of': 'Use yours: {field}',
  'sharing.versions.theirsTaken': '{field}: theirs stands in the form now.',
  'sharing.versions.yoursTaken': '{field}: yours stands in the form again.',
} as const
