import path from 'node:path'
import { APP_HOST } from './app-origin.ts'

/** The file of an address; null if it is another host's or would lead out of `root`. */
export function pageFile(root: string, address: string): string | null {
  const url = new URL(address)
  if (url.host !== APP_HOST) return null
  const place = decodePath(url.pathname)
  if (place === null) return null
  const file = path.join(root, place === '/' ? 'index.html' : place)
  return file.startsWith(root + path.sep) ? file : null
}

function decodePath(text: string): string | null {
  try {
    const decoded = decodeURIComponent(text)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}
