import '@/components/settings/page.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import ReportApp from '@/components/report/ReportApp.vue'
import { backendKey } from '@/lib/backend/contract'
import { snapshotDoor, snapshotDoorKey } from '@/stores/snapshot-door'

/** The same source as a page of the extension and as a static site, so nothing here knows of the extension. */
const door = snapshotDoor()
const app = createApp(ReportApp)
app.provide(snapshotDoorKey, door)
app.provide(backendKey, door.backend)
app.use(createPinia())
app.mount('#app')
