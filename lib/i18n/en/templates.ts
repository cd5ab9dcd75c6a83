/** Titles of the campaign templates. Keys are `templates.ID` of `lib/campaigns/templates.ts`. */
export const templates = {
  'templates.cross-site-scripting': 'Cross-site scripting (CWE-79)',
  'templates.sql-injection': 'SQL injection (CWE-89)',
  'templates.path-traversal': 'Path traversal (CWE-22)',
  'templates.command-injection': 'Command injection (CWE-78)',
  'templates.code-injection': 'Code injection (CWE-94)',
  'templates.server-side-request-forgery': 'Server-side request forgery (CWE-918)',
  'templates.unsafe-deserialization': 'Unsafe deserialization (CWE-502)',
  'templates.log-injection': 'Log injection (CWE-117)',
  'templates.hard-coded-credentials': 'Hard-coded credentials (CWE-798)',
  'templates.xml-external-entities': 'XML external entities (CWE-611)',
  'templates.open-redirect': 'Open redirect (CWE-601)',
  'templates.cleartext-sensitive-data': 'Cleartext sensitive data (CWE-312)',
  'templates.critical-severity': 'Critical severity',
} as const
