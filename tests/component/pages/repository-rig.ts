import { repositoryCampaign } from '../developer-fixtures'
import { alertRow, CAMPAIGN_ID } from '../fixtures'
import { surfaceRig } from './surface-rig'
import { ok } from '@/lib/failure'

export const SHOP = '/octo-org/shop'
export const SECURITY = `${SHOP}/security`
export const PANEL = `${SECURITY}#muster/campaigns/${CAMPAIGN_ID}`
export const ALERT = `${SECURITY}/code-scanning/42`

/** The surface of a repository with one campaign, for alert 42. */
export const repositoryRig = () =>
  surfaceRig(() => import('@/entrypoints/repository.content/surface'), {
    'repository.alerts': ok({ problems: [], total: 1, repositories: 1, rows: [alertRow()], offset: 0 }),
    'repository.alert': ({ number }) =>
      ok(
        number === 42
          ? { alert: alertRow(), campaigns: [repositoryCampaign()] }
          : { alert: null, campaigns: [] },
      ),
  })
