import type { HandOut } from '@/stores/exports'

/** Every format, those that hold the most first. */
export const FORMATS = [
  'snapshot',
  'html',
  'markdown',
  'csv-alerts',
  'csv-timeline',
  'csv-weeks',
  'csv-ages',
  'csv-remediation',
] as const satisfies readonly HandOut[]

/** What of these can be in a file of each format at all; nobody is asked about the others. */
const PRIVATE: Record<HandOut, { people: boolean; paths: boolean }> = {
  snapshot: { people: true, paths: true },
  html: { people: true, paths: false },
  markdown: { people: true, paths: false },
  'csv-alerts': { people: true, paths: true },
  'csv-timeline': { people: true, paths: false },
  'csv-weeks': { people: true, paths: false },
  'csv-ages': { people: true, paths: false },
  'csv-remediation': { people: true, paths: false },
}

export const holds = (format: HandOut) => PRIVATE[format]
