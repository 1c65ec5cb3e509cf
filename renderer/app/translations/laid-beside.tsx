import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import {
  type OfficialLang,
  translatedWords,
  translationId,
  versionOf,
} from '../../../shared/domain/translations.ts'
import type { Paragraph } from '../../../shared/domain/views.ts'
import { textOf, writtenIn } from '../../../shared/formats/export-source.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import {
  type TranslationRow,
  translatedRows,
  translationOf,
} from '../../../shared/formats/reading/translation-of.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { Button } from '../../ui/button.tsx'
import { AskedTwice } from '../asked-twice.tsx'

type Props = {
  readonly name: string
  readonly imported: ImportedText
  readonly dossier: Dossier
  readonly base: readonly Paragraph[]
  readonly textHash: string
  readonly lang: OfficialLang
  readonly item: string
  readonly isBusy: boolean
  readonly act: (command: DossierCommand) => Promise<boolean>
  readonly onDone: (sentence: string) => void
}

/** The document beside the text, paragraph by paragraph ([I17]); it is put in only if there are as many on both sides. */
export function LaidBeside(props: Props) {
  const { name, imported, dossier, base, textHash, lang, item, isBusy, act, onDone } = props
  const { t } = useTranslation('translations')
  const written = useMemo(() => writtenIn(base), [base])
  const laid = useMemo(() => translationOf(imported, written, lang), [imported, written, lang])
  const { rows, fault } = laid
  const id = translationId({ lang, revision: versionOf(dossier, textHash) ?? '' })
  const isThere = dossier.translations.some((one) => translationId(one) === id)
  const put = async (): Promise<void> => {
    const paragraphs = translatedRows(laid)
    if (!paragraphs) return
    const isIn = await act({ command: 'addTranslation', lang, item, source: name, paragraphs })
    if (isIn) onDone(t('added', { id }))
  }
  const found = rows.filter(({ pieces }) => pieces !== null).length
  return (
    <>
      {fault === null ? (
        <p>{t('pairs', { name, count: rows.length })}</p>
      ) : (
        <p role="alert">{t(`translation_${fault}`, { name, found, wanted: written.length })}</p>
      )}
      <RowTable rows={rows} lang={lang} negotiated={dossier.lang} />
      {fault !== null ? null : isThere ? (
        <AskedTwice
          label={t('replace', { id })}
          question={t('sureReplace', { id })}
          doLabel={t('do_replace')}
          cancelLabel={t('cancel')}
          isBusy={isBusy}
          onDo={() => void put()}
        />
      ) : (
        <Button look="primary" disabled={isBusy} onClick={() => void put()}>
          {t('put')}
        </Button>
      )}
    </>
  )
}

type RowsProps = {
  readonly rows: readonly TranslationRow[]
  readonly lang: OfficialLang
  readonly negotiated: string
}

function RowTable({ rows, lang, negotiated }: RowsProps) {
  const { t } = useTranslation('translations')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="translation-rows" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('textColumn')}</th>
            <th scope="col">{t('translationColumn')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ of, pieces }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={at}>
              <td lang={negotiated} dir="auto">
                {of ? textOf(of) : t('nothingThere')}
              </td>
              <td lang={lang} dir="auto">
                {pieces ? translatedWords(pieces) : t('nothingThere')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
