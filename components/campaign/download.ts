/**
 * Offers a text as a file. The browser saves it; nothing is sent anywhere.
 * The link is never put on the page, so that GitHub's click handlers do not see it.
 * @returns false where the browser does not even take the text; whether it then saved it, no browser tells
 */
export function offerFile(fileName: string, text: string, type = 'application/json'): boolean {
  const address = addressOf(text, type)
  if (address === null) return false
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download reads the address right after the click; a while later nobody does.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return true
}

function addressOf(text: string, type: string): string | null {
  try {
    return URL.createObjectURL(new Blob([text], { type }))
  } catch {
    // A policy of the browser or the page, or no memory for it: the person is told, and shown the text.
    return null
  }
}
