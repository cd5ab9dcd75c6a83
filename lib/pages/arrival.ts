import { OURS } from './marks'
import { CONTENT } from './selectors'

/**
 * Between the page's arrival and the moment at which our view may stand in it, GitHub's column is kept out of sight, so
 * that whoever opens a link to a campaign does not see another page flash by. Only `<html>` is marked: what React is about
 * to take over stays untouched.
 */

/** On `<html>` while one of our views is expected. */
export const ARRIVING = 'data-muster-arriving'

/** An animation and no timer: should our view never come, the column shows itself again after five seconds. */
export const ARRIVING_CSS = `
[${ARRIVING}] :is(${CONTENT}) { animation: muster-arriving 5s step-end; }
@keyframes muster-arriving { from { visibility: hidden; } to { visibility: visible; } }
`

/** Keeps GitHub's column out of sight. For the script that is there first, before the surface with its own style. */
export function expectView(): void {
  if (!document.querySelector(`style[${OURS}]`)) {
    const style = document.createElement('style')
    style.setAttribute(OURS, 'arrival')
    style.textContent = ARRIVING_CSS
    document.documentElement.append(style)
  }
  setArriving(true)
}

/** Whether a view of ours is still to come. */
export function setArriving(isArriving: boolean): void {
  document.documentElement.toggleAttribute(ARRIVING, isArriving)
}
