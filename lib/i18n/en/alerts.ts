/** Texts of alerts. Keys start with `alerts.`. */
export const alerts = {
} as const
