import { writeFileSync } from 'node:fs'
import { it } from 'vitest'
import { aYear } from './samples'
import { sample } from '../snapshots/samples'
import { exportOf } from '@/lib/exports/make'
import { EXPORTS } from '@/lib/exports/kinds'
it('looks', () => {
  const two = { ...aYear(), campaigns: [...aYear().campaigns, ...sample().campaigns.map(c => ({...c, id: 'x', name: 'Path traversal in services'}))] }
  for (const kind of EXPORTS) writeFileSync('/tmp/t2-' + kind, exportOf(two, kind).text)
})
