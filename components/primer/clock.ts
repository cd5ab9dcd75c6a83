import { inject, type InjectionKey } from 'vue'
import type { EpochSeconds } from '@/lib/time'

/** What time it is for the things that are shown: now, or in a report the moment at which its snapshot was taken. */
export const clockKey: InjectionKey<() => EpochSeconds> = Symbol('clock')

/** The clock of the place where it is asked for. */
export function useClock(): () => EpochSeconds {
  return inject(clockKey, () => () => Date.now() / 1000, true)
}
