import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Protocol, protocol } from 'electron'
import { APP_SCHEME } from './app-origin.ts'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { pageFile } from './page-file.ts'

// The pages of the app, served from the built files over `app://penholder/`.

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

/** To be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** Serves the files of `root` to pages of one session; `relays` is asked at each load, for relays come and go. */
export function serveApp(to: Protocol, root: string, relays: () => readonly string[]): void {
  to.handle(APP_SCHEME, async (request) => {
    const file = pageFile(root, request.url)
    const type = file === null ? undefined : MEDIA_TYPES[path.extname(file)]
    if (request.method !== 'GET' || file === null || type === undefined) return notFound()
    const body = await readFile(file).catch(() => null)
    if (body === null) return notFound()
    // No opener policy: no page opens another or is opened by one ([D4]), and for that header alone Chromium would
    // throw the window's first process away and start a second one.
    return new Response(new Uint8Array(body), {
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy(relays()),
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    })
  })
}

function notFound(): Response {
  return new Response(null, { status: 404 })
}
