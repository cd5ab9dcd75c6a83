/** Whose the sample data are. Apart from these, which are loaded only when somebody wants them. */
export const SAMPLE_ORGANIZATION = 'orchard-example'
