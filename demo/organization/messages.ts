import type { Rule } from './model.ts'
import type { Random } from './random.ts'

/** Sentences by weakness, in the manner of static analysis: what flows from where into what. */
const BY_WEAKNESS: Record<string, readonly string[]> = {
  'cwe-089': ['This query is built from SOURCE.', 'SOURCE reaches this database query.'],
  'cwe-079': [
    'SOURCE is written to the page without being escaped.',
    'Script can enter this page through SOURCE.',
  ],
  'cwe-022': ['This path is built from SOURCE.', 'SOURCE decides which file is opened here.'],
  'cwe-078': ['This command line contains SOURCE.', 'SOURCE is handed to a shell.'],
  'cwe-094': ['SOURCE is evaluated as code.', 'This expression contains SOURCE.'],
  'cwe-918': ['The address of this request is built from SOURCE.', 'SOURCE chooses the host that is called.'],
  'cwe-502': ['SOURCE is deserialized without a check of its type.'],
  'cwe-117': ['This log entry contains SOURCE, line breaks included.'],
  'cwe-798': ['This credential is written in the source.', 'A password in the code is used to log in here.'],
  'cwe-611': ['This XML parser resolves external entities in SOURCE.'],
  'cwe-601': ['SOURCE decides where the browser is sent.'],
  'cwe-312': ['This value holds sensitive data and is stored or logged in clear text.'],
}

const SOURCES = [
  'a user-provided value',
  'a request parameter',
  'the body of a request',
  'a header of the request',
  'a value from the query string',
  'a field of an uploaded file',
]

/** What the tool says about one finding. */
export function composeMessage(random: Random, rule: Rule): string {
  const tag = rule.tags.find((candidate) => candidate.slice('external/cwe/'.length) in BY_WEAKNESS)
  const sentences = tag ? BY_WEAKNESS[tag.slice('external/cwe/'.length)] : undefined
  if (!sentences) return `${rule.name}.`
  const text = random.pick(sentences).replace('SOURCE', random.pick(SOURCES))
  return text.charAt(0).toUpperCase() + text.slice(1)
}
