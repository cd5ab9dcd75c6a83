/** What a repository is about. `team` owns it; `things` are the words its files are named after. */
export interface Domain {
  name: string
  team: string
  things: readonly string[]
}

const domain = (name: string, team: string, things: string): Domain => ({
  name,
  team,
  things: things.split(' '),
})

export const DOMAINS: readonly Domain[] = [
  domain('payments', 'payments', 'payment refund card settlement'),
  domain('checkout', 'storefront', 'cart checkout voucher address'),
  domain('catalog', 'storefront', 'product category variant image'),
  domain('identity', 'identity', 'user session login profile'),
  domain('ledger', 'payments', 'entry account balance journal'),
  domain('shipping', 'logistics', 'parcel label carrier shipment'),
  domain('inventory', 'logistics', 'stock bin reservation item'),
  domain('search', 'storefront', 'query index suggestion facet'),
  domain('pricing', 'storefront', 'price discount rule currency'),
  domain('notifications', 'platform', 'message template channel digest'),
  domain('billing', 'payments', 'invoice subscription plan dunning'),
  domain('orders', 'storefront', 'order line status cancellation'),
  domain('returns', 'logistics', 'return reason inspection credit'),
  domain('loyalty', 'storefront', 'reward tier point badge'),
  domain('fraud', 'identity', 'signal score decision case'),
  domain('reporting', 'data', 'report export dashboard metric'),
  domain('warehouse', 'logistics', 'zone picker wave dock'),
  domain('mobile', 'mobile', 'screen device push deeplink'),
  domain('partner', 'platform', 'partner contract feed webhook'),
  domain('support', 'legacy-systems', 'ticket agent macro attachment'),
  domain('content', 'storefront', 'article block asset slug'),
  domain('media', 'platform', 'upload thumbnail transcode stream'),
  domain('analytics', 'data', 'event funnel cohort segment'),
  domain('scheduling', 'logistics', 'slot shift roster job'),
  domain('documents', 'legacy-systems', 'document archive scan form'),
]

/** A language and the kinds of repository that are written in it. `share` is its part of all repositories. */
export interface LanguageKinds {
  language: string
  share: number
  kinds: readonly string[]
}

export const LANGUAGES: readonly LanguageKinds[] = [
  { language: 'TypeScript', share: 0.24, kinds: ['web', 'portal', 'bff', 'dashboard'] },
  { language: 'JavaScript', share: 0.15, kinds: ['frontend', 'widgets', 'node'] },
  { language: 'Java', share: 0.22, kinds: ['service', 'api', 'core'] },
  { language: 'Python', share: 0.18, kinds: ['pipeline', 'worker', 'ml', 'jobs'] },
  { language: 'Go', share: 0.12, kinds: ['gateway', 'agent', 'proxy'] },
  { language: 'C#', share: 0.09, kinds: ['backoffice', 'desktop', 'connector'] },
]
