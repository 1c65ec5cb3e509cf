import { readFile, realpath } from 'node:fs/promises'
import path from 'node:path'
import type { Translate } from '../messages.ts'
import type { Reply } from './reply.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/** The page may load what this server has, talk to this server, and nothing else ([H5]). */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Addresses inside the client that are all answered by its one page. */
const PAGES = new Set(['/', '/join'])

/** A file of the web client, or null if it has none at this address. */
export async function staticFile(
  webRoot: string | null,
  address: string,
  host: string,
  say: Translate,
): Promise<Reply | null> {
  const isPage = PAGES.has(address)
  const file = webRoot === null ? null : await readInside(webRoot, isPage ? '/index.html' : address)
  if (!file) return isPage ? missingClient(say) : null
  const type = TYPES[path.extname(file.path)]
  if (!type) return null
  return { status: 200, type, body: file.bytes, headers: headersFor(isPage, address, host) }
}

function headersFor(isPage: boolean, address: string, host: string): Record<string, string> {
  // Only what the build named by its content never changes.
  const isNamedByContent = !isPage && address.startsWith('/assets/')
  const lasting = 'public, max-age=31536000, immutable'
  return {
    'cache-control': isNamedByContent ? lasting : 'no-cache',
    'content-security-policy': `${POLICY}; connect-src ${connectSources(host)}`,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  }
}

/** Not every browser counts a WebSocket of the same host as `'self'`. */
function connectSources(host: string): string {
  return /^[\w.:[\]-]+$/.test(host) ? `'self' ws://${host} wss://${host}` : "'self'"
}

async function readInside(
  webRoot: string,
  address: string,
): Promise<{ readonly path: string; readonly bytes: Uint8Array } | null> {
  try {
    const root = await realpath(webRoot)
    const wanted = await realpath(path.join(root, decodeURIComponent(address)))
    if (!wanted.startsWith(root + path.sep)) return null
    return { path: wanted, bytes: await readFile(wanted) }
  } catch {
    // No such file, no file at all, or an address that cannot be decoded: nothing here.
    return null
  }
}

function missingClient(say: Translate): Reply {
  return {
    status: 404,
    type: 'text/plain; charset=utf-8',
    body: `${say('relay:webClientMissing')}\n`,
  }
}
