import { alerts } from './alerts'
import { campaigns } from './campaigns'
import { common } from './common'
import { failures } from './failures'
import { fields } from './fields'
import { launch } from './launch'
import { notices } from './notices'
import { report } from './report'
import { settings } from './settings'
import { templates } from './templates'
import { tracking } from './tracking'

export const en = {
  ...common,
  ...failures,
  ...fields,
  ...templates,
  ...alerts,
  ...campaigns,
  ...tracking,
  ...settings,
  ...report,
  ...notices,
  ...launch,
} as const

type Plural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K

/** A key of the catalogue; plural forms are named without their ending. */
export type MessageKey = Plural<keyof typeof en>
