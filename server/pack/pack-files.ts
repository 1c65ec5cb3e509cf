import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../../shared/base/result.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { type Finding, type GateOverride, overrideFor } from '../../shared/domain/final-pack.ts'
import type { Translation } from '../../shared/domain/translations.ts'
import type { ExportSource } from '../../shared/formats/export-source.ts'
import { blockingIn, gateOf } from '../../shared/formats/gate.ts'
import { hashOfText } from '../../shared/formats/text-hash.ts'
import { translatedSource } from '../../shared/formats/translated-source.ts'
import type { ExportJob } from '../export/export-job.ts'
import { FORMATS, type Format } from '../export/formats.ts'

// The final pack ([X37]): every format of the text in every language there is, and a manifest that says what is in it and by what
// right it was made. Plain files; who asked for them puts them into a folder or an archive.

export type PackFile = { readonly name: string; readonly bytes: Uint8Array }

/** The gate is closed, and nobody has answered for what is left. */
export type GateClosed = 'gate'

/** One file of the pack: a format, or a format as it was wished. */
type Piece = { readonly name: string; readonly format: Format; readonly wishes: readonly string[] }
type Made = { readonly path: string; readonly type: string; readonly bytes: Uint8Array }
type Missing = { readonly format: string; readonly lang: string; readonly why: string }

/** The files of the pack: of the negotiated text, whose gate it is, all formats; of its translations those that say what it reads. */
export async function packFiles(
  negotiated: ExportSource,
  translations: readonly Translation[],
  { signal, progress }: Omit<ExportJob, 'wishes'>,
): Promise<Result<readonly PackFile[], GateClosed>> {
  const passed = passGate(negotiated)
  if (!passed.ok) return passed
  const pieces = [...FORMATS].flatMap(piecesOf)
  const made: Made[] = []
  const missing: Missing[] = []
  const texts = [negotiated, ...translations.map((one) => translatedSource(negotiated, one))]
  const all = texts.flatMap((source) =>
    pieces
      .filter(({ format }) => !source.translates || format.isTranslated)
      .map((piece) => ({ source, piece })),
  )
  for (const [at, { source, piece }] of all.entries()) {
    progress(at, all.length)
    const bytes = await piece.format.write(source, {
      ...{ signal, progress: () => undefined },
      wishes: new Set(piece.wishes),
    })
    signal.throwIfAborted()
    if (bytes instanceof Uint8Array) made.push({ ...placeOf(piece, source), bytes })
    else missing.push({ format: piece.name, lang: source.lang, why: bytes ?? 'not-adopted' })
  }
  progress(all.length, all.length)
  const manifest = manifestOf({ negotiated, translations, passed: passed.value, made, missing })
  return ok([...made.map(({ path, bytes }) => ({ name: path, bytes })), manifest])
}

/** A PDF for the archive goes with the one for readers. */
function piecesOf([name, format]: readonly [string, Format]): readonly Piece[] {
  const archive = format.wishes?.includes('archive')
    ? [{ name: `${name}-archive`, format, wishes: ['archive'] }]
    : []
  return [{ name, format, wishes: [] }, ...archive]
}

/** `document/S-PRST-2020-5.en.pdf`; where formats share an extension the format is named too. */
function placeOf({ name, format }: Piece, source: ExportSource): Omit<Made, 'bytes'> {
  const { dossier, lang } = source
  const holds = typeof format.holds === 'string' ? format.holds : format.holds(source)
  const extension = format.extension ?? name.replace(/-archive$/, '')
  const shared = new RegExp(`^${extension}-|-${extension}$`)
  const special = extension === name ? '' : `.${name.replace(shared, '')}`
  const path = `${holds}/${stemOf(dossier)}.${lang}${special}.${extension}`
  return { path, type: format.type }
}

/** How the files of a dossier are called: by the symbol, or by what they are while there is none. */
function stemOf({ issuedAs, revisions }: Dossier): string {
  const name = issuedAs?.symbol ?? `draft ${revisions.at(-1)?.name ?? ''}`
  return name.trim().replace(/[^A-Za-z0-9.()-]+/g, '-')
}

type Passed = { readonly findings: readonly Finding[]; readonly override: GateOverride | null }

/** [X36] Open, or answered for. */
function passGate(source: ExportSource): Result<Passed, GateClosed> {
  const findings = gateOf(source.dossier, source)
  const blocking = blockingIn(findings)
  if (blocking.length === 0) return ok({ findings, override: null })
  const textHash = hashOfText(source.base)
  const override = overrideFor(source.dossier, { textHash, findings: blocking })
  return override ? ok({ findings, override }) : fail('gate')
}

type Packed = {
  readonly negotiated: ExportSource
  readonly translations: readonly Translation[]
  readonly passed: Passed
  readonly made: readonly Made[]
  readonly missing: readonly Missing[]
}

function manifestOf({ negotiated, translations, passed, made, missing }: Packed): PackFile {
  const { dossier, base } = negotiated
  const { findings, override } = passed
  const { id, topic, lang, issuedAs, adoption } = dossier
  const manifest = {
    form: 1,
    pack: 'final',
    ...{ dossier: id, topic, lang },
    symbol: issuedAs?.symbol ?? null,
    date: issuedAs?.date ?? null,
    adopted: adoption ? new Date(adoption.at).toISOString() : null,
    textHash: hashOfText(base),
    translations: translations.map(({ lang: into, revision, source, by, at }) => ({
      ...{ lang: into, revision, source, by },
      at: new Date(at).toISOString(),
    })),
    gate: {
      findings: findings.map(({ rule, number, words, isBlocking }) => {
        return { rule, paragraph: number, words, isBlocking }
      }),
      override: override && {
        ...{ reason: override.reason, by: override.by },
        at: new Date(override.at).toISOString(),
      },
    },
    files: made.map(({ path, type, bytes }) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return { path, type, bytes: bytes.length, sha256 }
    }),
    missing,
  }
  const text = `${JSON.stringify(manifest, null, 2)}\n`
  return { name: 'manifest.json', bytes: new TextEncoder().encode(text) }
}
