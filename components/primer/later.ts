import { defineAsyncComponent, h, type Component } from 'vue'
import FailureBanner from './FailureBanner.vue'
import Spinner from './Spinner.vue'
import { t } from '@/lib/i18n'

/**
 * A component that is loaded when it is first wanted, so that nobody waits for it before. Where it cannot be had, as when the
 * server of a static page went away, that is said in its place.
 */
export function later<T extends Component>(loader: () => Promise<{ default: T }>): T {
  return defineAsyncComponent<T>({
    loader,
    loadingComponent: () => h(Spinner, { label: t('common.loading') }),
    errorComponent: () =>
      h(FailureBanner, { failure: { kind: 'internal', detail: t('common.partMissing') } }),
  })
}
