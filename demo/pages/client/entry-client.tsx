import '@primer/primitives/dist/css/primitives.css'
import '@primer/primitives/dist/css/base/motion/motion.css'
import '@primer/primitives/dist/css/base/size/size.css'
import '@primer/primitives/dist/css/base/size/z-index.css'
import '@primer/primitives/dist/css/base/typography/typography.css'
import '@primer/primitives/dist/css/functional/motion/motion.css'
import '@primer/primitives/dist/css/functional/size/border.css'
import '@primer/primitives/dist/css/functional/size/breakpoints.css'
import '@primer/primitives/dist/css/functional/size/radius.css'
import '@primer/primitives/dist/css/functional/size/size-coarse.css'
import '@primer/primitives/dist/css/functional/size/size-fine.css'
import '@primer/primitives/dist/css/functional/size/size.css'
import '@primer/primitives/dist/css/functional/size/viewport.css'
import '@primer/primitives/dist/css/functional/size/z-index.css'
import '@primer/primitives/dist/css/functional/spacing/space.css'
import '@primer/primitives/dist/css/functional/typography/typography.css'
import './page.css'
import './styles/app-header.css'
import './styles/nav-list.css'
import './styles/repository.css'
import './styles/underline-nav.css'
import { announce } from './events.ts'
import { frameOf, visitFrame } from './frame.ts'
import { installHooks } from './hooks.ts'
import { isReactAddress, navigateReact, pageKey, shownPage } from './navigation.ts'
import { setNavigate } from './roots.tsx'
import { hydrateLater, visit } from './turbo.ts'
import { nextTurn } from './turn.ts'

installHooks()
setNavigate((address) => void navigateReact(address))
hydrateLater()
announce('soft-nav:initial')
announce('turbo:load', { url: location.href })

document.addEventListener('click', (event) => {
  if (
    event.defaultPrevented ||
    event.button !== 0 ||
    event.metaKey ||
    event.ctrlKey ||
    event.shiftKey ||
    event.altKey
  )
    return
  const target = event.composedPath()[0]
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null
  if (!link || link.target !== '' || link.closest('[data-turbo="false"]')) return
  const url = new URL(link.href)
  if (url.origin !== location.origin) return
  // A fragment of this page is not a navigation to either engine.
  if (pageKey(url) === pageKey(location) && url.hash !== '') return
  if (link.dataset['discover'] === 'true' && isReactAddress(url)) {
    event.preventDefault()
    void navigateReact(url.href)
    return
  }
  if (!announce('turbo:click', { url: url.href, originalEvent: event })) return
  event.preventDefault()
  const frame = frameOf(link)
  if (frame) void visitFrame(frame, url.href)
  else void visit(url.href)
})

// What a form without scripts of its own asks for is a visit as well: the filter of an alert list in server HTML.
document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'get') return
  const url = new URL(form.action)
  url.search = new URLSearchParams(
    [...new FormData(form)].map(([name, value]) => [name, String(value)]),
  ).toString()
  event.preventDefault()
  void visit(url.href)
})

window.addEventListener('popstate', () => {
  const url = new URL(location.href)
  // Whatever was on its way is not wanted any more.
  nextTurn()
  if (pageKey(url) === shownPage()) return
  if (isReactAddress(url)) void navigateReact(url.href, 'none')
  else void visit(url.href, 'restore')
})
