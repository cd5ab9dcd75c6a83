import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import ts from 'typescript-eslint'

/**
 * Who may import whom (docs/architecture.md). Folders see each other through the alias `@/`, their own files through `./`,
 * so a forbidden neighbour can be told by its name.
 */
const PURE = [
  'lib/failure.ts',
  'lib/time.ts',
  'lib/files',
  'lib/i18n',
  'lib/alerts',
  'lib/campaigns',
  'lib/tracking',
  'lib/snapshots',
  'lib/exports',
  'lib/noticing',
]
/** What speaks to GitHub, the database or the page. */
const EDGE = ['github', 'sync', 'outbox', 'acting', 'sharing', 'storage', 'pages']
const edgeWithout = (...known) => EDGE.filter((folder) => !known.includes(folder))
/** For each folder those that it must not know. */
const LAYERS = {
  files: ['alerts', 'campaigns', 'tracking', 'snapshots', 'exports', 'i18n', 'backend', ...EDGE],
  alerts: ['campaigns', 'tracking', 'snapshots', 'exports', 'backend', ...EDGE],
  campaigns: ['tracking', 'snapshots', 'exports', 'backend', ...EDGE],
  tracking: ['snapshots', 'exports', 'backend', ...EDGE],
  snapshots: ['exports', 'backend', ...EDGE],
  exports: ['backend', ...EDGE],
  noticing: ['snapshots', 'exports', 'backend', ...EDGE],
  i18n: ['backend', ...EDGE],
  pages: ['backend', 'campaigns', 'tracking', 'snapshots', 'exports', 'alerts', ...edgeWithout('pages')],
  github: ['campaigns', 'tracking', 'snapshots', 'exports', 'i18n', ...edgeWithout('github')],
  storage: ['i18n', 'snapshots', 'exports', ...edgeWithout('storage')],
  sync: [
    'campaigns',
    'tracking',
    'snapshots',
    'exports',
    'i18n',
    ...edgeWithout('sync', 'github', 'storage'),
  ],
  outbox: ['snapshots', 'exports', ...edgeWithout('outbox', 'github', 'storage')],
  // Whoever writes to GitHub keeps its pace in the same way as the outbox.
  acting: ['snapshots', 'exports', ...edgeWithout('acting', 'github', 'storage', 'outbox')],
  sharing: ['snapshots', 'exports', ...edgeWithout('sharing', 'github', 'storage')],
}

/** Behind the contract: only the background knows these. */
const BEHIND = ['@/lib/backend/implementation/**', '@/lib/backend/implementation', '@/lib/backend/remote']
const NO_MARKUP = {
  selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
  message: 'Text from outside is put in as text.',
}

const within = (folder) => [`${folder}/**/*.{ts,vue}`, folder.endsWith('.ts') ? folder : `${folder}/*.ts`]
const forbid = (files, patterns, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: patterns, message }] }] },
})

const OUTSIDE = [
  'vue',
  'vue/*',
  'pinia',
  'dexie',
  'wxt',
  'wxt/*',
  '@octokit/*',
  'chart.js',
  'chart.js/*',
  'node:*',
]
const UI = ['@/components/**', '@/stores/**', '@/entrypoints/**', '@/demo/**', '@/tests/**']

const layers = Object.entries(LAYERS).map(([folder, above]) => {
  const pure = PURE.includes(`lib/${folder}`)
  return forbid(
    within(`lib/${folder}`),
    [
      ...UI,
      ...(pure ? OUTSIDE : []),
      ...above.flatMap((name) => [`@/lib/${name}/**`, `@/lib/${name}`]),
      ...BEHIND,
      '../**',
    ],
    `lib/${folder} must not know this: see docs/architecture.md`,
  )
})

export default ts.config(
  {
    ignores: [
      '.output',
      '.wxt',
      'dist-report',
      'node_modules',
      'test-results',
      'playwright-report',
      '.vitest',
    ],
  },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  ...accessibility.configs['flat/recommended'],
  prettier,
  {
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-restricted-syntax': ['error', NO_MARKUP],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': 'error',
      'vue/require-default-prop': 'off',
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
    },
  },
  forbid(
    within('components'),
    [
      '@/lib/backend/remote',
      '@/lib/backend/implementation/**',
      '@/lib/github/**',
      '@/lib/sync/**',
      '@/lib/storage/**',
      '@/entrypoints/**',
      'dexie',
      '@octokit/*',
      'wxt',
      'wxt/*',
    ],
    'Components know stores and the contract.',
  ),
  forbid(
    within('stores'),
    [
      '@/components/**',
      '@/lib/github/**',
      '@/lib/sync/**',
      '@/lib/storage/**',
      '@/lib/backend/remote',
      '@/lib/backend/implementation/**',
      'dexie',
      '@octokit/*',
      'wxt',
      'wxt/*',
    ],
    'Stores know the contract of lib/backend and nothing behind it.',
  ),
  forbid(
    ['lib/backend/*.ts', ...within('lib/backend/answers')],
    [
      ...UI,
      'dexie',
      '@octokit/*',
      '@/lib/github/**',
      '@/lib/sync/**',
      '@/lib/storage/**',
      '@/lib/pages/**',
      '**/implementation/**',
    ],
    'The contract and its answers know only the pure folders.',
  ),
  forbid(
    within('lib/backend/implementation'),
    [...UI, 'vue', 'pinia', 'dexie', 'wxt', 'wxt/*', '@octokit/*', '@/lib/pages/**', '../remote'],
    'Parts come in; entrypoints/background assembles them.',
  ),
  forbid(
    ['demo/**/*.{ts,tsx}'],
    ['@/**', '../**/lib/**', '../lib/**'],
    'The local GitHub is GitHub: it knows nothing of Muster.',
  ),
  ...layers,
  {
    files: ['lib/time.ts', 'lib/failure.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['*'] }] },
  },
  {
    files: PURE.flatMap(within),
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'fetch',
        'browser',
        'chrome',
        'localStorage',
        'indexedDB',
        'crypto',
        'performance',
        'setTimeout',
        'setInterval',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random' },
      ],
      'no-restricted-syntax': [
        'error',
        NO_MARKUP,
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time comes in.' },
      ],
    },
  },
  {
    files: ['demo/**', 'tests/**', '*.config.ts', 'eslint.config.js'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'no-console': 'off' },
  },
)
