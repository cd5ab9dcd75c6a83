import { afterEach, describe, expect, test } from 'vitest'
import type { CampaignView } from '@/lib/backend/views'
import { fail, ok } from '@/lib/failure'
import { campaignView } from '../fixtures'
import { byRole, press, type Mounted } from '../mount-app'
import { HOSTILE } from '../settings/own-page'
import { present, SHARED } from './a-sharing'
import { become, choose, openCampaign } from './open-campaign'

afterEach(() => document.body.replaceChildren())

const CHANGED = fail({ kind: 'campaign-changed' })
const field = ({ wrapper }: Mounted, name: string) => wrapper.get<HTMLInputElement>(`[data-field="${name}"]`)
const dialog = ({ wrapper }: Mounted) => wrapper.get('dialog')
const revisions = ({ backend }: Mounted) => backend.inputsOf('campaigns.edit').map(({ revision }) => revision)

/** Both versions of each field that differs, as they stand there. */
const versions = (mounted: Mounted) =>
  dialog(mounted)
    .findAll('.m-versions li')
    .map((row) => [row.get('h4').text(), ...row.findAll('dd').map((value) => value.text())])

const MINE = { name: 'Mine' }

/** Mine is typed, theirs was saved in the meantime. */
async function conflict(
  theirs: Partial<CampaignView> = { name: 'Theirs' },
  mine: Record<string, string> = MINE,
): Promise<Mounted> {
  const mounted = await openCampaign({ publication: SHARED }, present(), { 'campaigns.edit': CHANGED })
  await choose(mounted, 'Edit campaign')
  for (const [name, value] of Object.entries(mine)) await field(mounted, name).setValue(value)
  await press(mounted.wrapper, 'Save changes')
  await become(mounted, { publication: SHARED, revision: 4, ...theirs })
  return mounted
}

describe('two versions of a campaign', () => {
  test('until theirs is there it is waited for, and nothing is shown as theirs', async () => {
    const mounted = await openCampaign({ publication: SHARED }, present(), { 'campaigns.edit': CHANGED })
    await choose(mounted, 'Edit campaign')
    await field(mounted, 'name').setValue('Mine')
    await press(mounted.wrapper, 'Save changes')
    expect(dialog(mounted).text()).toContain('Somebody changed this campaign meanwhile.')
    expect(dialog(mounted).text()).toContain('Reading what was saved meanwhile')
    expect(dialog(mounted).find('.m-versions').exists()).toBe(false)
    await become(mounted, { publication: SHARED, name: 'Theirs', revision: 4 })
    expect(dialog(mounted).text()).not.toContain('Reading what was saved meanwhile')
    expect(versions(mounted)).toEqual([['Campaign name', 'Mine', 'Theirs']])
  })

  test('stand side by side, field by field; what is the same is not listed', async () => {
    const mine = {
      name: 'Mine',
      description: 'My words',
      dueDate: '2031-03-31',
      contactLink: 'https://example.com/mine',
    }
    const mounted = await conflict(
      { name: 'Theirs', description: HOSTILE, contactLink: null, dueDate: '2030-02-28' },
      mine,
    )
    expect(versions(mounted)).toEqual([
      ['Campaign name', 'Mine', 'Theirs'],
      ['Short description', 'My words', HOSTILE],
      ['Campaign due date', '31 Mar 2031', '28 Feb 2030'],
      ['Contact link', 'https://example.com/mine', 'nothing'],
    ])
    expect(
      dialog(mounted)
        .findAll('.m-versions dt')
        .slice(0, 2)
        .map((term) => term.text()),
    ).toEqual(['Yours', 'Theirs'])
    expect(dialog(mounted).find('.m-versions img').exists()).toBe(false)
  })

  test('Use theirs takes their value into the form and says so; the button keeps the focus', async () => {
    const mounted = await conflict()
    const button = byRole(mounted.wrapper, 'button', 'Use theirs: Campaign name')
    button.focus()
    await press(mounted.wrapper, 'Use theirs: Campaign name')
    expect(field(mounted, 'name').element.value).toBe('Theirs')
    expect(dialog(mounted).get('.m-versions [role="status"]').text()).toBe(
      'Campaign name: theirs stands in the form now.',
    )
    expect(document.activeElement).toBe(button)
    expect(versions(mounted)).toEqual([['Campaign name', 'Mine', 'Theirs']])
  })

  test('Use yours takes it back: nobody has to type it twice', async () => {
    const theirs = { name: 'Theirs', description: 'Their words' }
    const mounted = await conflict(theirs, { name: 'Mine', description: 'My words' })
    await press(mounted.wrapper, 'Use theirs: Short description')
    await press(mounted.wrapper, 'Use theirs: Campaign name')
    await press(mounted.wrapper, 'Use yours: Campaign name')
    expect(field(mounted, 'name').element.value).toBe('Mine')
    mounted.backend.answer('campaigns.edit', ok(campaignView()))
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.backend.inputsOf('campaigns.edit').at(-1)).toMatchObject({
      revision: 4,
      details: { name: 'Mine', description: 'Their words' },
    })
  })

  test('what nobody touched here follows theirs by itself, and it is said', async () => {
    const mounted = await conflict({ name: 'Theirs', managers: ['noor'], contactLink: null })
    expect(versions(mounted)).toEqual([['Campaign name', 'Mine', 'Theirs']])
    expect(dialog(mounted).get('.m-versions').text()).toContain(
      'Not changed by you, so theirs stands in the form: Campaign manager, Contact link.',
    )
    expect(field(mounted, 'contactLink').element.value).toBe('')
    mounted.backend.answer('campaigns.edit', ok(campaignView()))
    await press(mounted.wrapper, 'Save changes')
    expect(mounted.backend.inputsOf('campaigns.edit').at(-1)).toMatchObject({
      revision: 4,
      details: { name: 'Mine', managers: ['noor'], contactLink: null },
    })
  })

  test('what only this person changed stays without a question', async () => {
    const mounted = await conflict({ name: 'Theirs' }, { name: 'Mine', description: 'My words' })
    expect(versions(mounted)).toEqual([
      ['Campaign name', 'Mine', 'Theirs'],
      ['Short description', 'My words', 'Queries built from strings'],
    ])
    expect(field(mounted, 'description').element.value).toBe('My words')
  })

  test('whoever types over theirs has a version of their own again', async () => {
    const mounted = await conflict()
    await press(mounted.wrapper, 'Use theirs: Campaign name')
    await field(mounted, 'name').setValue('Ours')
    expect(versions(mounted)).toEqual([['Campaign name', 'Ours', 'Theirs']])
    await press(mounted.wrapper, 'Use theirs: Campaign name')
    expect(field(mounted, 'name').element.value).toBe('Theirs')
  })

  test('saving is made on the version that was seen', async () => {
    const mounted = await conflict()
    mounted.backend.answer('campaigns.edit', ok(campaignView()))
    await press(mounted.wrapper, 'Save changes')
    expect(revisions(mounted)).toEqual([3, 4])
    expect(mounted.wrapper.find('dialog').exists()).toBe(false)
  })

  test('a third version is waited for and shown, again on its own revision', async () => {
    const mounted = await conflict()
    await press(mounted.wrapper, 'Save changes')
    expect(dialog(mounted).text()).toContain('Reading what was saved meanwhile')
    await become(mounted, { publication: SHARED, name: 'Third', revision: 5 })
    expect(versions(mounted)).toEqual([['Campaign name', 'Mine', 'Third']])
    await press(mounted.wrapper, 'Save changes')
    expect(revisions(mounted)).toEqual([3, 4, 5])
  })

  test('where they saved the same, it says so', async () => {
    const mounted = await conflict({ name: 'Mine' })
    expect(versions(mounted)).toEqual([])
    expect(dialog(mounted).text()).toContain('What was saved meanwhile is what stands below.')
  })

  test('stay while a save fails for another reason, with what was taken', async () => {
    const mounted = await conflict()
    await press(mounted.wrapper, 'Use theirs: Campaign name')
    mounted.backend.answer('campaigns.edit', fail({ kind: 'offline' }))
    await press(mounted.wrapper, 'Save changes')
    expect(dialog(mounted).get('[role="alert"]').text()).toContain('GitHub cannot be reached.')
    await press(mounted.wrapper, 'Use yours: Campaign name')
    expect(field(mounted, 'name').element.value).toBe('Mine')
  })

  test('a change that comes while nothing was saved yet is not in the way', async () => {
    const mounted = await openCampaign({ publication: SHARED })
    await choose(mounted, 'Edit campaign')
    await field(mounted, 'name').setValue('Mine')
    await become(mounted, { publication: SHARED, name: 'Theirs', revision: 4 })
    expect(dialog(mounted).find('.m-versions').exists()).toBe(false)
    await press(mounted.wrapper, 'Save changes')
    expect(revisions(mounted)).toEqual([3])
  })
})
