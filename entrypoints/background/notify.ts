import { browser } from 'wxt/browser'
import type { Notice } from '@/lib/noticing/notice'
import { placeOfId, type NoticePlace } from '@/lib/noticing/place'

/** Shows a notification. Its icon is our own file: nothing in it is fetched from anywhere. */
export async function notify({ id, title, message }: Notice): Promise<void> {
  const iconUrl = browser.runtime.getURL('/icon/128.png')
  await browser.notifications.create(id, { type: 'basic', iconUrl, title, message })
}

/** Whether somebody has told the browser to show none. Firefox has no such question (MDN, `notifications`). */
export async function isRefused(): Promise<boolean> {
  if (!('getPermissionLevel' in browser.notifications)) return false
  return (await browser.notifications.getPermissionLevel()) === 'denied'
}

/** Takes back what is still shown: names of campaigns stay in no list of the system. */
export async function clearNotices(): Promise<void> {
  const shown = await browser.notifications.getAll()
  await Promise.all(Object.keys(shown).map((id) => browser.notifications.clear(id)))
}

/** Opens what a pressed notification is about, also in a worker that was not there when it was shown. */
export function listenToNotices(): void {
  browser.notifications.onClicked.addListener((id) => {
    const place = placeOfId(id)
    if (place) void Promise.all([open(place), browser.notifications.clear(id)])
  })
}

async function open(place: NoticePlace): Promise<void> {
  const url = place.kind === 'page' ? place.url : `${browser.runtime.getURL('/options.html')}#tracking`
  const windows = await browser.windows.getAll({ windowTypes: ['normal'] })
  // The browser may run without a window; a new tab would have no place then.
  if (windows.length === 0) {
    await browser.windows.create({ url })
    return
  }
  const { windowId } = await browser.tabs.create({ url })
  if (windowId !== undefined) await browser.windows.update(windowId, { focused: true })
}
