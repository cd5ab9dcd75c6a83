/** Texts of campaigns. Keys start with `campaigns.`. */
export const campaigns = {
} as const
