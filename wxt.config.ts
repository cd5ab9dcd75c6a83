import { defineConfig } from 'wxt'

/** Where GitHub is. The page and its REST API are the only hosts that Muster ever speaks to. */
const HOSTS = ['https://github.com/*', 'https://api.github.com/*']

export default defineConfig({
  modules: ['@wxt-dev/module-vue'],
  manifestVersion: 3,
  // Every import is written out: a reader sees where a name comes from.
  imports: false,
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'notifications'],
    host_permissions: HOSTS,
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src https://api.github.com; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'muster@muster.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
  vite: () => ({
    build: { sourcemap: false },
  }),
})
