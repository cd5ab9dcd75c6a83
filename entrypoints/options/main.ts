import '@/components/settings/page.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import OptionsApp from '@/components/settings/OptionsApp.vue'
import { backendKey } from '@/lib/backend/contract'
import { remoteBackend } from '@/lib/backend/remote'

const app = createApp(OptionsApp)
app.provide(backendKey, remoteBackend())
app.use(createPinia())
app.mount('#app')
