import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

/** The parts that the page fetches with itself: the text cannot be shown without them. */
const READ = /^(?:start|workspace)-[\w-]{8}\.(?:js|css)$/
/** What comes at the same time and is waited for by who writes. */
const WRITTEN = /^writing-[\w-]+\.(?:js|css)$/

/** Bytes that a browser fetches until the text can be read and until it can be written in. */
export type FirstLoad = { readonly read: number; readonly written: number }

/**
 * What a browser fetches first, each file gzipped: the page, its scripts and style sheets, the parts with the text, and
 * everything that these import statically. Throws if the window has not been built.
 */
export function firstLoadGzipBytes(webRoot: string): FirstLoad {
  const page = path.join(path.resolve(webRoot), 'index.html')
  if (!existsSync(page)) throw new Error('out/renderer is missing: run `npm run build` first')
  const html = readFileSync(page, 'utf8')
  const wanted = [...html.matchAll(/(?:src|rel="stylesheet" crossorigin href)="([^"]+)"/g)].map(
    (found) => found[1] ?? '',
  )
  const seen = new Set<string>()
  for (const file of wanted) follow(path.resolve(webRoot, file), seen)
  followParts(webRoot, READ, seen)
  const read = gzipBytes([page, ...seen])
  followParts(webRoot, WRITTEN, seen)
  return { read, written: gzipBytes([page, ...seen]) }
}

function followParts(webRoot: string, part: RegExp, seen: Set<string>): void {
  const assets = path.resolve(webRoot, 'assets')
  const files = readdirSync(assets).filter((file) => part.test(file))
  if (files.length === 0) throw new Error(`the window has no part ${part.source}`)
  for (const file of files) follow(path.join(assets, file), seen)
}

function gzipBytes(files: readonly string[]): number {
  const sizes = files.map((file) => gzipSync(readFileSync(file), { level: 9 }).length)
  return sizes.reduce((sum, size) => sum + size, 0)
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
