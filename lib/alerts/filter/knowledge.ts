import { isDescribed } from '@/lib/alerts/organization'
import { perIndex } from './per-index'
import type { AlertIndex, Place } from '@/lib/alerts/alert-index'

/** Which repositories some qualifier cannot judge, because what it asks is not known of them. */
export interface Unknown {
  /** 1 for each of the index's places that cannot be judged; null where all can. */
  places: Uint8Array | null
  /** Whether there are repositories and none of them can be judged. */
  isAll: boolean
}

/** Those whose very name is not known. */
export const unnamed = unknownWhere(({ repository }) => repository === undefined)

/** Those that are known only by their alerts: what they are like was never read. */
export const undescribed = unknownWhere(isUndescribed)

/** An alert tells only whether its repository is private, which one of visibility `internal` is, too. */
export const ofUnknownVisibility = unknownWhere(
  (place) => isUndescribed(place) && place.repository?.visibility !== 'public',
)

/** Where custom properties could be read in part, no repository without any is known to have none. */
export const ofUnknownProperties = unknownWhere(
  (place, { partial }) =>
    isUndescribed(place) ||
    (partial.properties && Object.keys(place.repository?.properties ?? {}).length === 0),
)

function isUndescribed({ repository }: Place): boolean {
  return repository === undefined || !isDescribed(repository)
}

function unknownWhere(
  isUnknown: (place: Place, index: AlertIndex) => boolean,
): (index: AlertIndex) => Unknown {
  return perIndex((index) => {
    const places = Uint8Array.from(index.places, (place) => Number(isUnknown(place, index)))
    const count = places.reduce((sum, one) => sum + one, 0)
    return { places: count > 0 ? places : null, isAll: count > 0 && count === places.length }
  })
}
