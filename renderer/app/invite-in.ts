/** The invitation in what somebody pasted: a link's fragment, or the bare code; null if it is neither. */
export function inviteIn(pasted: string): string | null {
  const text = pasted.trim()
  const code = text.includes('#') ? text.slice(text.lastIndexOf('#') + 1) : text
  return /^[\w.~-]{8,200}$/.test(code) ? code : null
}
