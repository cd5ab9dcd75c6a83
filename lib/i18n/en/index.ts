import { acting } from './acting'
import { alerts } from './alerts'
import { campaigns } from './campaigns'
import { charts } from './charts'
import { commits } from './commits'
import { common } from './common'
import { failures } from './failures'
import { fields } from './fields'
import { files } from './files'
import { handing } from './handing'
import { launch } from './launch'
import { metrics } from './metrics'
import { native } from './native'
import { needs } from './needs'
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
  ...files,
  ...templates,
  ...alerts,
  ...campaigns,
  ...tracking,
  ...charts,
  ...metrics,
  ...settings,
  ...sharing,
  ...report,
  ...repository,
  ...native,
  ...notices,
  ...needs,
  ...noticing,
  ...commits,
  ...handing,
  ...launch,
  ...proposals,
} as const

type Plural<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K

/** A key of the catalogue; plural forms are named without their ending. */
export type MessageKey = Plural<keyof typeof en>
