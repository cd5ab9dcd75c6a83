/** Texts of tracking. Keys start with `tracking.`. */
export const tracking = {
} as const
