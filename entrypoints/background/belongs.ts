import type { Assembled } from './assemble'
import type { SurfaceRequest } from '@/lib/backend/messages'
import type { Outcome } from '@/lib/failure'

/**
 * Tells whether a surface has something to show on its page: on those of an organization always, on those of a repository where
 * an open campaign has alerts in it, or the address asks for one of our views. Rejects where that cannot be told.
 */
export function belongsOn(parts: () => Promise<Outcome<Pick<Assembled, 'backend'>>>) {
  return async (request: SurfaceRequest): Promise<boolean> => {
    if (request.surface === 'org-security' || request.isAddressed) return true
    const assembled = await parts()
    if (!assembled.ok) throw new Error(assembled.failure.kind)
    const concerned = await assembled.value.backend.concerns(request.repository)
    if (!concerned.ok) throw new Error(concerned.failure.kind)
    return concerned.value
  }
}
