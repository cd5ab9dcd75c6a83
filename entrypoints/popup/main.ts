import '@/components/settings/page.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import PopupApp from '@/components/popup/PopupApp.vue'
import { backendKey } from '@/lib/backend/contract'
import { remoteBackend } from '@/lib/backend/remote'

const app = createApp(PopupApp, { onLeave: () => window.close() })
app.provide(backendKey, remoteBackend())
app.use(createPinia())
app.mount('#app')
