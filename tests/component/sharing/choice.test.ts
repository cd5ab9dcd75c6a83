import { flushPromises } from '@vue/test-utils'
import { afterEach, describe, expect, test } from 'vitest'
import { defineComponent, h } from 'vue'
import WizardDialog from '@/components/wizard/WizardDialog.vue'
import { fail, ok } from '@/lib/failure'
import { useWizard } from '@/stores/wizard'
import type { Overrides } from '../fake-backend'
import { ORGANIZATION } from '../fixtures'
import { mountApp, press, type Mounted } from '../mount-app'
import { present, REPOSITORY, sharingStatus } from './a-sharing'

afterEach(() => document.body.replaceChildren())

let wizard: ReturnType<typeof useWizard>
const Subject = defineComponent({
  setup() {
    wizard = useWizard()
    return () => h(WizardDialog)
  },
})

async function form(overrides: Overrides = {}): Promise<Mounted> {
  const mounted = await mountApp(Subject, {}, overrides)
  await wizard.begin({ organization: ORGANIZATION, query: 'is:open', template: 'sql-injection' })
  await flushPromises()
  await mounted.wrapper.get('[data-field="description"]').setValue('Why')
  await mounted.wrapper.get('[data-field="dueDate"]').setValue('2099-01-31')
  return mounted
}
const LABEL = 'Share with the organization'
const label = ({ wrapper }: Mounted) => wrapper.findAll('fieldset label').find((one) => one.text() === LABEL)
function box({ wrapper }: Mounted) {
  const id = wrapper
    .findAll('fieldset label')
    .find((one) => one.text() === LABEL)
    ?.attributes('for')
  return wrapper.get<HTMLInputElement>(`[id="${id}"]`)
}
const helpOf = (mounted: Mounted) =>
  mounted.wrapper.get(`[id="${box(mounted).attributes('aria-describedby')}"]`).text()
const sent = ({ backend }: Mounted) =>
  backend.inputsOf('campaigns.create').map(({ publishing }) => publishing)

describe('sharing a new campaign', () => {
  test('is ticked where it can be written, says who sees it, and is sent', async () => {
    const mounted = await form({ 'sharing.status': ok(present()) })
    expect(box(mounted).element.checked).toBe(true)
    expect(helpOf(mounted)).toContain(`Whoever may read ${REPOSITORY} sees the campaign`)
    expect(helpOf(mounted)).not.toContain('public')
    await press(mounted.wrapper, 'Create campaign')
    expect(sent(mounted)).toEqual([{ share: true, native: false }])
    expect(mounted.backend.inputsOf('sharing.look')).toEqual([])
  })

  test('is remembered with a draft', async () => {
    const mounted = await form({ 'sharing.status': ok(present()) })
    expect(helpOf(mounted)).toContain('A draft is shared when it is published.')
    await press(mounted.wrapper, 'Save as draft')
    expect(mounted.backend.inputsOf('campaigns.create')).toMatchObject([
      { as: 'draft', publishing: { share: true } },
    ])
  })

  test('whoever unticks it has decided, whatever is found out later', async () => {
    const mounted = await form({ 'sharing.status': ok(present()) })
    await box(mounted).setValue(false)
    mounted.backend.answer('sharing.status', ok(sharingStatus({ state: { state: 'unknown' } })))
    mounted.backend.change({ topic: 'sharing', organization: ORGANIZATION })
    await flushPromises()
    mounted.backend.answer('sharing.status', ok(present()))
    mounted.backend.change({ topic: 'sharing', organization: ORGANIZATION })
    await flushPromises()
    expect(box(mounted).element.checked).toBe(false)
    await press(mounted.wrapper, 'Create campaign')
    expect(sent(mounted)).toEqual([{ share: false, native: false }])
  })

  test('warns where everybody can read it', async () => {
    const mounted = await form({ 'sharing.status': ok(present({ isPrivate: false })) })
    expect(box(mounted).element.checked).toBe(true)
    expect(helpOf(mounted)).toContain('That repository is public: everybody can read it.')
  })

  test('without a campaign repository a line leads to setting it up; nothing is shared', async () => {
    const mounted = await form({ 'sharing.status': ok(sharingStatus()) })
    expect(label(mounted)).toBeUndefined()
    expect(mounted.wrapper.get('fieldset').text()).toContain('needs a campaign repository')
    await press(mounted.wrapper, 'Set up sharing')
    expect(mounted.backend.inputsOf('options.open')).toEqual([{ section: 'sharing' }])
    await press(mounted.wrapper, 'Create campaign')
    expect(sent(mounted)).toEqual([{ share: false, native: false }])
  })

  test.each([
    ['read-only', { canWrite: false }, `may not write to ${REPOSITORY}`],
    ['archived', { isArchived: true }, `${REPOSITORY} is archived`],
  ])('where it is %s it is off and says so', async (_, parts, why) => {
    const mounted = await form({ 'sharing.status': ok(present(parts)) })
    expect(box(mounted).element).toMatchObject({ checked: false, disabled: true })
    expect(helpOf(mounted)).toContain(why)
    await press(mounted.wrapper, 'Create campaign')
    expect(sent(mounted)).toEqual([{ share: false, native: false }])
  })

  test('where nobody has looked yet, Muster looks once', async () => {
    const mounted = await form({
      'sharing.status': ok(sharingStatus({ state: { state: 'unknown' } })),
      'sharing.look': ok(present()),
    })
    expect(mounted.backend.inputsOf('sharing.look')).toEqual([{ organization: ORGANIZATION }])
    expect(box(mounted).element.checked).toBe(true)
  })

  test('what keeps it from looking is said, and nothing is shared', async () => {
    const mounted = await form({
      'sharing.status': ok(sharingStatus({ state: { state: 'unknown' } })),
      'sharing.look': fail({ kind: 'token-locked' }),
    })
    expect(box(mounted).element.disabled).toBe(true)
    expect(helpOf(mounted)).toContain('locked')
  })

  test('where it cannot be reached now it may be ticked: it is written later', async () => {
    const state = { state: 'failed', failure: { kind: 'offline' }, asOf: 1_790_000_000 } as const
    const mounted = await form({ 'sharing.status': ok(sharingStatus({ state })) })
    expect(box(mounted).element).toMatchObject({ checked: false, disabled: false })
    expect(helpOf(mounted)).toContain('GitHub cannot be reached. It is shared as soon as')
    await box(mounted).setValue(true)
    await press(mounted.wrapper, 'Create campaign')
    expect(sent(mounted)).toEqual([{ share: true, native: false }])
  })

  test('where it could never be read it is off', async () => {
    const state = { state: 'failed', failure: { kind: 'offline' }, asOf: null } as const
    const mounted = await form({ 'sharing.status': ok(sharingStatus({ state })) })
    expect(box(mounted).element).toMatchObject({ checked: false, disabled: true })
    expect(helpOf(mounted)).toContain('GitHub cannot be reached.')
  })
})
