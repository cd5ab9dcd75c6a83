export const TOPICS = [
  'token',
  'sync',
  'alerts',
  'campaigns',
  'organizations',
  'launch',
  'limits',
  /** The campaign repository of an organization. */
  'sharing',
  /** GitHub's own campaigns. */
  'native',
  /** Something that a developer had Muster do for alerts. */
  'acting',
  'notices',
] as const

/** Something stored has changed: whoever shows it asks again. */
export interface Change {
  topic: (typeof TOPICS)[number]
  /** null: concerns all. */
  organization: string | null
}
