/** Texts of settings. Keys start with `settings.`. */
export const settings = {
} as const
