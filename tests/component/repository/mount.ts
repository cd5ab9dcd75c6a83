import { defineComponent, h, type Component } from 'vue'
import { mountApp, type Mounted } from '../mount-app'
import type { Overrides } from '../fake-backend'
import { useRepository } from '@/stores/repository'

/** Mounts a component on the page of a repository, as the surface there does. */
export function mountHere(
  component: Component,
  props: Record<string, unknown> = {},
  overrides: Overrides = {},
): Promise<Mounted> {
  const Here = defineComponent({
    setup() {
      void useRepository().open('octo-org/shop')
      return () => h(component, props)
    },
  })
  return mountApp(Here, {}, overrides)
}
