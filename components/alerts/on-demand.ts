import { later } from '@/components/primer/later'

/**
 * What stands below a closed group, or behind a filter with a mistake: many never see it. Each is made here once, so that the
 * second of its kind is there without waiting.
 */
export const AlertTable = later(() => import('./AlertTable.vue'))
export const Pager = later(() => import('@/components/primer/Pager.vue'))
export const LongAlertTable = later(() => import('./LongAlertTable.vue'))
export const FilterProblems = later(() => import('./FilterProblems.vue'))
