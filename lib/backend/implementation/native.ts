import type { Handlers, Parts } from './parts'
import { fail } from '@/lib/failure'

type NativeOperation = 'native.list' | 'native.publish' | 'native.edit' | 'native.close' | 'native.reopen'

/** GitHub's own campaigns. */
export function nativeHandlers(_: Parts): Handlers<NativeOperation> {
  const unbuilt = () => Promise.resolve(fail({ kind: 'internal', detail: 'not built' }))
  return {
    'native.list': unbuilt,
    'native.publish': unbuilt,
    'native.edit': unbuilt,
    'native.close': unbuilt,
    'native.reopen': unbuilt,
  }
}
