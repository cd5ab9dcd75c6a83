import type { InjectionKey } from 'vue'

/** Set when another view begins whose heading is not there yet, because it is being loaded: the heading takes it. */
export interface HeadingFocus {
  wanted: boolean
}

export const headingFocusKey: InjectionKey<HeadingFocus> = Symbol('heading focus')
