/**
 * A script for the page: `find(kind, name, flags)` gives the first thing in sight with this role and name, `textOf(document)`
 * what is to be read. Both look into the open shadow roots on GitHub's pages. A name is a string, or with `flags` a pattern.
 */
export const FIND = `
const KINDS = {
  button: 'button',
  link: 'a[href]',
  field: 'input:not([type=radio], [type=checkbox]), textarea',
  radio: 'input[type=radio]',
  checkbox: 'input[type=checkbox]',
  heading: 'h1, h2',
  region: 'section',
  dialog: 'dialog[open]',
  navigation: 'nav',
  menuitem: '[role=menuitem]',
}
function* all(root, selector) {
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) yield element
    if (element.shadowRoot) yield* all(element.shadowRoot, selector)
  }
}
function nameOf(element) {
  const own = element.getAttribute('aria-label')
  if (own) return own
  const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean)
  if (by.length > 0) return by.map((id) => element.getRootNode().getElementById(id)?.textContent ?? '').join(' ')
  if (element.labels?.length) return [...element.labels].map((label) => label.textContent).join(' ')
  return element.textContent
}
// The star of a required field is for the eye alone.
const plain = (text) => text.replace(/\\s+/g, ' ').trim().replace(/ \\*$/, '')
function find(kind, name, flags) {
  const fits = flags === null ? (text) => text === name : (text) => new RegExp(name, flags).test(text)
  // What is behind a modal dialog cannot be pressed.
  const [modal] = all(document, 'dialog:modal')
  for (const element of all(document, KINDS[kind]))
    if (
      (!modal || modal.contains(element)) &&
      fits(plain(nameOf(element))) &&
      element.checkVisibility({ visibilityProperty: true })
    )
      return element
  return null
}
function textOf(root) {
  let text = root === document ? document.body?.innerText ?? '' : ''
  for (const element of root.querySelectorAll('*'))
    if (element.shadowRoot) {
      for (const child of element.shadowRoot.children) text += '\\n' + (child.innerText ?? '')
      text += textOf(element.shadowRoot)
    }
  return text
}
`
