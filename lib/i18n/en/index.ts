import { access } from './access'
import { acting } from './acting'
import { alerts } from './alerts'
import { campaigns } from './campaigns'
import { charts } from './charts'
import { columns } from './columns'
import { commits } from './commits'
import { common } from './common'
import { encouraging } from './encouraging'
import { failures } from './failures'
import { fields } from './fields'
import { files } from './files'
import { groups } from './groups'
import { handing } from './handing'
import { importing } from './importing'
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
import { standings } from './standings'
import { steps } from './steps'
import { syncing } from './syncing'
import { templates } from './templates'
import { tokens } from './tokens'
import { tracking } from './tracking'
import { wizard } from './wizard'

export const en = {
  ...access,
  ...acting,
  ...steps,
  ...common,
  ...failures,
  ...fields,
  ...files,
  ...columns,
  ...templates,
  ...alerts,
  ...campaigns,
  ...syncing,
  ...groups,
  ...wizard,
  ...tracking,
  ...charts,
  ...standings,
  ...encouraging,
  ...metrics,
  ...settings,
  ...importing,
  ...tokens,
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
