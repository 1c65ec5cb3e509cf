import type { IncomingMessage } from 'node:http'

const BASE = 'http://relay'

/** What a request asks for, without the relay's name; null for an address that says nothing, like `//`. */
export function requestUrl({ url = '/' }: Pick<IncomingMessage, 'url'>): URL | null {
  return URL.canParse(url, BASE) ? new URL(url, BASE) : null
}
