/** What is wrong with a field of a campaign. Keys are the `problem` of a `FieldProblem`. */
export const fields = {
  'fields.query.invalid': 'The filter has problems. Go back and mend it first.',
  'fields.passphrase.missing': 'Enter a passphrase.',
  'fields.name.missing': 'Enter a campaign name.',
  'fields.name.long': 'The name has {length} characters; {limit} are allowed.',
  'fields.description.missing': 'Enter a short description.',
  'fields.description.long': 'The description has {length} characters; {limit} are allowed.',
  'fields.dueDate.missing': 'Choose a due date.',
  'fields.dueDate.invalid': 'There is no such date. Write it as YYYY-MM-DD.',
  'fields.dueDate.past': 'The due date must be in the future: {tomorrow} or later.',
  'fields.dueDate.far': 'The due date must be before the year {year}.',
  'fields.managers.missing': 'Name at least one campaign manager.',
  'fields.managers.many': 'At most {limit} managers can be named.',
  'fields.managers.login': '“{login}” is not a GitHub login.',
  'fields.contactLink.invalid': 'Enter a full address that starts with https:// or mailto:',
  'fields.contactLink.long': 'The contact link has {length} characters; {limit} are allowed.',
  'fields.contactLink.credentials': 'The contact link must not contain a user name or password.',
} as const
