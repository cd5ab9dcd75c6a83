/** What Muster's commits in the campaign repository say. Values come in without anything that GitHub would act upon. */
export const commits = {
  'commits.open': 'Open campaign "{name}" (due {due})',
  'commits.openClosed': 'Share closed campaign "{name}" (was due {due})',
  'commits.change': 'Change {fields} of campaign "{name}"',
  'commits.rename': 'Rename campaign "{before}" to "{name}"',
  'commits.close': 'Close campaign "{name}"',
  'commits.reopen': 'Reopen campaign "{name}"',
  'commits.also': '{first} and change its {fields}',
  'commits.delete': 'Delete campaign "{name}"',
  'commits.links': 'Link campaign "{name}" to its issues',
  'commits.tracking': 'Record campaign "{name}" on {date}',
  'commits.field.name': 'name',
  'commits.field.description': 'description',
  'commits.field.dueDate': 'due date',
  'commits.field.managers': 'managers',
  'commits.field.contactLink': 'contact link',
} as const
