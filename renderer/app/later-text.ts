import { later } from '../ui/later.ts'
import type { PageTextProps } from './page-text.tsx'

/** What the text is written with, half of the window's code: asked for at once, and the words are read until it is here. */
export const pageText = later<PageTextProps>(async () => (await import('./page-text.tsx')).PageText)
