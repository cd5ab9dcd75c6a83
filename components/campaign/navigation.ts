import { inject, type InjectionKey } from 'vue'
import type { MusterView } from '@/lib/pages/fragment'

/** Leads to one of Muster's views. How depends on where the app runs: on GitHub's pages by the fragment of the address. */
export type Navigate = (view: MusterView) => void

export const navigateKey: InjectionKey<Navigate> = Symbol('navigate')

/** The way to other views, as the app was given it. */
export function useNavigate(): Navigate {
  const navigate = inject(navigateKey)
  if (!navigate) throw new Error('No navigation was provided to this app')
  return navigate
}
