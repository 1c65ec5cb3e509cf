import { keyToPaint } from './key-to-paint.ts'
for (const [n, c] of [[1000, 'around'], [1000, 'crowd'], [1000, 'around'], [1000, 'crowd']] as const) { const r = await keyToPaint(n, c); console.log(n, c, r.ours.p50, r.plain.p50, r.quiet.p50, r.ratio, r.ratioToQuiet) }
