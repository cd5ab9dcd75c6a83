import { later } from '@/components/primer/later'

/** The views, and what is said of files that were not opened: each is loaded when it is first wanted. */
export const CampaignsView = later(() => import('./CampaignsView.vue'))
export const CompareView = later(() => import('./compare/CompareView.vue'))
export const TrendView = later(() => import('./trend/TrendView.vue'))
export const RefusedFiles = later(() => import('./RefusedFiles.vue'))
