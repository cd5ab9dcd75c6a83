/** Texts that several surfaces share. Keys start with `common.`. */
export const common = {
  'common.name': 'Muster',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.retry': 'Try again',
  'common.loading': 'Loading',
  'common.syncNow': 'Sync now',
  'common.alerts_one': '{count} alert',
  'common.alerts_other': '{count} alerts',
  'common.repositories_one': '{count} repository',
  'common.repositories_other': '{count} repositories',
  'common.opensInNewTab': 'opens in a new tab',
  'common.partMissing': 'a part of this page could not be loaded',
} as const
