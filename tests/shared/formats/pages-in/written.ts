import type { Result } from '../../../../shared/base/result.ts'
import type {
  ImportError,
  ImportedParagraph,
  ImportedRun,
  ImportedText,
  TrackedChange,
} from '../../../../shared/formats/imported-text.ts'

// What a reader found, as lines: `op: The Council *recalls* [+FRA and others+]`.

export function lines({ paragraphs }: ImportedText): readonly string[] {
  return paragraphs.map(line)
}

function line({ kind, level, runs, end }: ImportedParagraph): string {
  const shape = kind === 'plain' ? '' : `${kind}${level || ''}: `
  return shape + runs.map(written).join('') + wrapped('¶', end).replace(/^¶$/u, '')
}

function written({ text, emphasis, href, note, refersTo, changes }: ImportedRun): string {
  const marks = emphasis.map((one) => MARKS[one]).join('')
  const words = note ? `{${note.map(written).join('')}}` : refersTo ? `→${refersTo}` : text
  const linked = href === null ? words : `<${words}>(${href})`
  return wrapped(`${marks}${linked}${marks}`, changes)
}

const MARKS = { bold: '**', italic: '*', underline: '_' } as const

function wrapped(words: string, changes: readonly TrackedChange[]): string {
  return changes.reduceRight((inner, { kind, author }) => {
    const sign = kind === 'inserted' ? '+' : '-'
    return `[${sign}${author && `${author} `}${inner}${sign}]`
  }, words)
}

export function readWith(
  reader: (bytes: Uint8Array) => Result<ImportedText, ImportError>,
): (text: string) => ImportedText {
  return (text) => {
    const found = reader(new TextEncoder().encode(text))
    if (!found.ok) throw new Error(found.error.kind)
    return found.value
  }
}

/** `picture: A map`. */
export function leftoversOf({ leftovers }: ImportedText): readonly string[] {
  return leftovers.map(({ what, words }) => `${what}: ${words}`)
}
