import * as v from 'valibot'
import { count } from '@/lib/files/fields'
import type { Progress } from '@/lib/tracking/progress'

export const progress = v.strictObject({
  total: count,
  open: count,
  inProgress: count,
  fixed: count,
  dismissed: count,
  notVisible: count,
}) satisfies v.GenericSchema<unknown, Progress>
