/**
 * Puts a text on the clipboard; returns whether it is there. A page that is no secure context (a relay in the room,
 * reached by its address) has no clipboard of its own, but may answer the browser's command to copy.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyByCommand(text)
  }
}

// Answers the command's event itself, so that neither focus nor selection is touched.
function copyByCommand(text: string): boolean {
  let isAnswered = false
  const answer = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
    isAnswered = event.clipboardData !== null
  }
  document.addEventListener('copy', answer, { capture: true })
  document.execCommand('copy')
  document.removeEventListener('copy', answer, { capture: true })
  return isAnswered
}
