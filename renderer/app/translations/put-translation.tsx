import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import {
  isOfficialLang,
  LANG_NAMES,
  missingLangs,
  OFFICIAL_LANGS,
  type OfficialLang,
} from '../../../shared/domain/translations.ts'
import type { Paragraph } from '../../../shared/domain/views.ts'
import type { ImportedText } from '../../../shared/formats/imported-text.ts'
import { READABLE } from '../../../shared/formats/reading/readers.ts'
import * as importing from '../../../shared/messages/importing.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { Select, TextField } from '../../ui/field.tsx'
import { learn } from '../i18n.ts'
import { DocumentField } from '../importing/document-field.tsx'
import { useReading } from '../importing/use-reading.ts'
import { LaidBeside } from './laid-beside.tsx'

learn('importing', importing)

type Props = {
  readonly dossier: Dossier
  readonly base: readonly Paragraph[]
  readonly textHash: string
  readonly isBusy: boolean
  readonly act: (command: DossierCommand) => Promise<boolean>
  readonly onDone: (sentence: string) => void
}

type Document = { readonly name: string; readonly imported: ImportedText }

/** What the secretariat got from the translators: read here, laid beside the text, and put in once both agree. */
export function PutTranslation({ dossier, base, textHash, isBusy, act, onDone }: Props) {
  const { t } = useTranslation(['translations', 'importing'])
  const others = OFFICIAL_LANGS.filter((one) => one !== dossier.lang)
  const [first = 'en'] = [...missingLangs(dossier, textHash), ...others]
  const [lang, setLang] = useState<OfficialLang>(first)
  const [item, setItem] = useState('')
  const [document, setDocument] = useState<Document | null>(null)
  const [refused, setRefused] = useState('')
  const reading = useReading()
  const known = READABLE.join(' ')
  const read = async (file: File): Promise<void> => {
    const { name } = file
    setRefused('')
    setDocument(null)
    const done = await reading.read(file)
    if (done.ok) setDocument({ name, imported: done.value })
    else setRefused(t(`importing:refused_${done.error.kind}`, { name, known }))
  }
  return (
    <section className="translation-put">
      <Select
        label={t('lang')}
        value={lang}
        onChange={({ target: { value } }) => {
          if (isOfficialLang(value)) setLang(value)
        }}
      >
        {others.map((one) => (
          <option key={one} value={one}>
            {LANG_NAMES[one]}
          </option>
        ))}
      </Select>
      <TextField
        label={t('item')}
        hint={t('itemHint')}
        value={item}
        dir="auto"
        onChange={({ target }) => setItem(target.value)}
      />
      <DocumentField
        label={t('add', { known })}
        {...{ reading, isBusy, refused }}
        onChoose={(file) => void read(file)}
      />
      {document ? (
        <LaidBeside
          {...{ ...document, dossier, base, textHash, lang, item, isBusy, act }}
          onDone={(sentence) => {
            setDocument(null)
            onDone(sentence)
          }}
        />
      ) : null}
    </section>
  )
}
