/**
 * Offers a text as a file. The browser saves it; nothing is sent anywhere.
 * The link is never put on the page, so that GitHub's click handlers do not see it.
 */
export function offerFile(fileName: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download reads the address right after the click; a while later nobody does.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
