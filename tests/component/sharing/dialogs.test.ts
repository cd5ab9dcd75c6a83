import { afterEach, describe, expect, test } from 'vitest'
import type { Operation } from '@/lib/backend/contract'
import type { CampaignView } from '@/lib/backend/views'
import { fail, ok, type Failure } from '@/lib/failure'
import { campaignView } from '../fixtures'
import type { Overrides } from '../fake-backend'
import { press, type Mounted } from '../mount-app'
import { present, publication, REPOSITORY, SHARED, waiting } from './a-sharing'
import { choose, openCampaign } from './open-campaign'

afterEach(() => document.body.replaceChildren())

interface Change {
  option: string
  button: string
  operation: Extract<Operation, `campaigns.${string}`>
  campaign: Partial<CampaignView>
}
const CLOSED = { state: 'closed', closedAt: 1_790_000_000 } as const
const CHANGES: Change[] = [
  { option: 'Edit campaign', button: 'Save changes', operation: 'campaigns.edit', campaign: {} },
  { option: 'Close campaign', button: 'Close campaign', operation: 'campaigns.close', campaign: {} },
  { option: 'Reopen campaign', button: 'Reopen campaign', operation: 'campaigns.reopen', campaign: CLOSED },
  { option: 'Delete campaign', button: 'Delete', operation: 'campaigns.delete', campaign: {} },
]

async function ask(
  { option, campaign }: Change,
  where = SHARED,
  overrides: Overrides = {},
): Promise<Mounted> {
  const mounted = await openCampaign({ ...campaign, publication: where }, present(), overrides)
  await choose(mounted, option)
  return mounted
}
const dialog = ({ wrapper }: Mounted) => wrapper.get('dialog')
const confirm = ({ button }: Change, mounted: Mounted) =>
  press(mounted.wrapper, button, 'dialog footer button')

describe.each(CHANGES)('$option', (change) => {
  test('of a shared campaign says that it is for everybody', async () => {
    expect(dialog(await ask(change)).text()).toContain('for everybody')
  })

  test.each([
    ['only here', publication({ state: 'none' })],
    ['waiting', waiting()],
    ['lost', publication({ state: 'lost' })],
  ])('of one that is %s does not', async (_, where) => {
    expect(dialog(await ask(change, where)).text()).not.toContain('everybody')
  })

  test.each<[Failure, string, string]>([
    [
      { kind: 'read-only', name: REPOSITORY },
      `may not write to ${REPOSITORY}`,
      'Ask somebody with write access',
    ],
    [{ kind: 'offline' }, 'GitHub cannot be reached.', 'Check the connection.'],
    [{ kind: 'conflict', name: 'campaigns/a.json' }, 'changed by somebody else', 'Try again: their change'],
    [
      { kind: 'rate-limited', until: 1_790_000_000 },
      'request limit is used up',
      'Nothing was saved. Try again',
    ],
    [{ kind: 'branch-protected', name: 'main' }, 'main is protected', 'choose another campaign repository'],
    [{ kind: 'other-user', token: 'maya', page: 'devon' }, 'logged in as devon', 'Nothing was written.'],
  ])('keeps the dialog and says why not, with advice: %j', async (failure, what, advice) => {
    const mounted = await ask(change, SHARED, { [change.operation]: fail(failure) })
    await confirm(change, mounted)
    const told = dialog(mounted).get('.m-banner').text()
    expect(told).toContain(what)
    expect(told).toContain(advice)
    expect(told).not.toContain('goes on by itself')
    expect(dialog(mounted).findAll('.m-banner button')).toEqual([])
  })

  test('without a campaign repository leads to where it is set up, and can be tried again', async () => {
    const gone = fail({ kind: 'no-campaign-repository', name: REPOSITORY })
    const mounted = await ask(change, SHARED, { [change.operation]: gone })
    await confirm(change, mounted)
    expect(dialog(mounted).text()).toContain(`GitHub does not show a repository ${REPOSITORY} to this token.`)
    await press(mounted.wrapper, 'Set up sharing', '.m-banner button')
    expect(mounted.backend.inputsOf('options.open')).toEqual([{ section: 'sharing' }])
    if (change.operation === 'campaigns.delete') mounted.backend.answer('campaigns.delete', ok(null))
    else mounted.backend.answer('campaigns.edit', ok(campaignView()))
    mounted.backend.answer('campaigns.close', ok(campaignView(CLOSED)))
    mounted.backend.answer('campaigns.reopen', ok(campaignView()))
    await confirm(change, mounted)
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })
})

test('what was typed stays when it could not be saved', async () => {
  const offline = fail({ kind: 'offline' })
  const mounted = await openCampaign({ publication: SHARED }, present(), { 'campaigns.edit': offline })
  await choose(mounted, 'Edit campaign')
  await mounted.wrapper.get('[data-field="name"]').setValue('Mine')
  await press(mounted.wrapper, 'Save changes')
  expect(mounted.wrapper.get<HTMLInputElement>('[data-field="name"]').element.value).toBe('Mine')
  mounted.backend.answer('campaigns.edit', ok(campaignView({ name: 'Mine' })))
  await press(mounted.wrapper, 'Save changes')
  expect(mounted.backend.inputsOf('campaigns.edit').map(({ revision }) => revision)).toEqual([3, 3])
})
