import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** The part that the page fetches once somebody has joined: the text cannot be shown without it. */
const WORKSPACE = /^workspace-[\w-]+\.(?:js|css)$/

/**
 * Bytes that a browser fetches until the text is there, each file gzipped: the page, its scripts and style sheets,
 * the workspace, and everything that these import statically. Throws if the window has not been built.
 */
export function firstLoadGzipBytes(webRoot: string): number {
  const page = path.join(webRoot, 'index.html')
  if (!existsSync(page)) throw new Error('out/renderer is missing: run `npm run build` first')
  const html = readFileSync(page, 'utf8')
  const wanted = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
    (found) => found[1] ?? '',
  )
  const seen = new Set<string>()
  for (const file of wanted) follow(path.join(webRoot, file), seen)
  const assets = path.join(webRoot, 'assets')
  for (const file of readdirSync(assets))
    if (WORKSPACE.test(file)) follow(path.join(assets, file), seen)
  const bytes = (file: string): number => gzipSync(readFileSync(file), { level: 9 }).length
  return bytes(page) + [...seen].reduce((sum, file) => sum + bytes(file), 0)
}

/** Static imports of a bundle are `import … from "./chunk.js"`; dynamic ones, `import("./chunk.js")`, are not loaded. */
function follow(file: string, seen: Set<string>): void {
  if (seen.has(file)) return
  seen.add(file)
  if (!file.endsWith('.js')) return
  const code = readFileSync(file, 'utf8')
  for (const found of code.matchAll(/(?:\bfrom|\bimport)\s*["'](\.\.?\/[^"']+\.js)["']/g)) {
    follow(path.resolve(path.dirname(file), found[1] ?? ''), seen)
  }
}
