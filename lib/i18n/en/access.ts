/** When the browser keeps Muster away from GitHub. */
export const access = {
  'access.missing': 'The browser keeps Muster away from GitHub.',
  'access.missing.why':
    'It needs access to github.com, to stand on the Security pages, and to api.github.com, to read alerts. Pages of GitHub that are open have to be reloaded afterwards.',
  'access.refused': 'It is still not allowed. The browser’s settings for extensions have the same switch.',
  'access.allow': 'Allow access to GitHub',
} as const
