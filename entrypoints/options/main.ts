import '@/components/settings/page.css'
import '@/components/exports/exports.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import OptionsApp from '@/components/settings/OptionsApp.vue'
import { accessKey } from '@/components/settings/access'
import { backendKey } from '@/lib/backend/contract'
import { remoteBackend } from '@/lib/backend/remote'
import { browserAccess } from '@/lib/pages/access'

const app = createApp(OptionsApp)
app.provide(backendKey, remoteBackend())
app.provide(accessKey, browserAccess())
app.use(createPinia())
app.mount('#app')
