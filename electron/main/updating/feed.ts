/** Where releases are told, and the keys (Ed25519, SPKI in base64) of those who may tell them. */
export type Feed = { readonly url: string; readonly keys: readonly string[] }

/**
 * The feed of this build; null in one that was made without address or key, as from a checkout: it looks for nothing. Both
 * are written into the bundle when it is made (electron.vite.config.ts): what stands in the environment of a running app
 * changes nothing.
 */
export function builtInFeed(): Feed | null {
  return feedOf(process.env.PENHOLDER_FEED_URL ?? '', process.env.PENHOLDER_FEED_KEYS ?? '')
}

/** Keys are separated by commas; an address without https is none. */
export function feedOf(url: string, keys: string): Feed | null {
  const all = keys
    .split(',')
    .map((key) => key.trim())
    .filter((key) => key !== '')
  if (all.length === 0 || !URL.canParse(url) || !url.startsWith('https://')) return null
  return { url, keys: all }
}
