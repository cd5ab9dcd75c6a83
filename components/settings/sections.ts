/** The sections of the options page, by the fragment that leads to each. */
export const SECTIONS = [
  'token',
  'organizations',
  'sharing',
  'limits',
  'notices',
  'tracking',
  'data',
] as const
export type Section = (typeof SECTIONS)[number]

/** Where the options page is: a section, in *Tracking* also an organization and one of its campaigns. */
export interface Place {
  section: Section
  organization: string | null
  campaign: string | null
}

const LOGIN = /^[\w-]{1,100}$/
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Reads `#tracking/octo-org/ID`, up to a `?`. Whatever else is typed there leads to the first section. */
export function placeOf(hash: string): Place {
  const [name, organization = '', campaign = ''] = hash.replace(/^#|\?.*$/gs, '').split('/')
  const section = SECTIONS.find((one) => one === name) ?? 'token'
  const known = section === 'tracking' && LOGIN.test(organization)
  return {
    section,
    organization: known ? organization : null,
    campaign: known && UUID.test(campaign) ? campaign : null,
  }
}

/** The fragment of a place. */
export function hashOf({ section, organization, campaign }: Place): string {
  return `#${[section, organization, organization && campaign].filter(Boolean).join('/')}`
}
