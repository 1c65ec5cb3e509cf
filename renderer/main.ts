import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import './app/tokens.css'
import './app/base.css'
import './app/start.css'
import { takeArrival } from './arrival.ts'
import { askStartAhead } from './asked-start.ts'

// All that runs before the first paint. The rest is asked for when the page has been painted; a page that nobody looks at
// is not painted, and begins all the same.

const PAINTED_BY_MS = 100

let hasBegun = false

takeArrival()
askStartAhead()
requestAnimationFrame(() => setTimeout(begin))
setTimeout(begin, PAINTED_BY_MS)

function begin(): void {
  if (hasBegun) return
  hasBegun = true
  // Named by the build (build/asked-ahead.mjs), which alone knows what the parts are called.
  const ahead = document.querySelector<HTMLTemplateElement>('template#ahead')
  if (ahead) document.head.append(ahead.content)
  void import('./begin.tsx')
}
