/**
 * The policy of the app's pages: nothing but their own files, and connections to the given relays alone.
 * `relays` are origins such as `http://127.0.0.1:4000` and `ws://127.0.0.1:4000`.
 */
export function contentSecurityPolicy(relays: readonly string[]): string {
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    // Attributes alone, for what is placed by measuring; no page can add a style sheet.
    'style-src-attr': ["'unsafe-inline'"],
    'font-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'", ...relays],
    'base-uri': ["'none'"],
    'form-action': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
