import { acting } from './acting'
import { alerts } from './alerts'
import { campaigns } from './campaigns'
import { commits } from './commits'
import { common } from './common'
import { failures } from './failures'
import { fields } from './fields'
import { launch } from './launch'
import { native } from './native'
import { notices } from './notices'
import { noticing } from './noticing'
import { proposals } from './proposals'
import { report } from './report'
import { repository } from './repository'
import { settings } from './settings'
import { sharing } from './sharing'
import { templates } from './templates'
import { tracking } from './tracking'

export const en = {
  ...acting,
  ...common,
  ...failures,
  ...fields,
  ...templates,
  ...alerts,
  ...campaigns,
  ...tracking,
  ...settings,
  ...sharing,
  ...report,
  ...repository,
  ...native,
  ...notices,
  ...noticing,
  ...commits,
  ...launch,
  ...proposals,
} as const

type Plural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K

/** A key of the catalogue; plural forms are named without their ending. */
export type MessageKey = Plural<keyof typeof en>
