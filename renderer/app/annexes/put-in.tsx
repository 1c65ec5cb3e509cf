import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { annexOf } from '../../../shared/formats/reading/annex-of.ts'
import { READABLE } from '../../../shared/formats/reading/readers.ts'
import * as importing from '../../../shared/messages/importing.ts'
import type { DossierCommand } from '../../../shared/protocol/http.ts'
import { learn } from '../i18n.ts'
import { DocumentField } from '../importing/document-field.tsx'
import { useReading } from '../importing/use-reading.ts'

learn('importing', importing)

type Props = {
  readonly isBusy: boolean
  readonly act: (command: DossierCommand) => Promise<boolean>
  readonly onDone: (sentence: string) => void
}

/** Puts a document before the members: of what was chosen the words are read here and sent, never the file. */
export function PutIn({ isBusy, act, onDone }: Props) {
  const { t } = useTranslation(['annexes', 'importing'])
  const [refused, setRefused] = useState('')
  const reading = useReading()
  const known = READABLE.join(' ')
  const put = async (file: File): Promise<void> => {
    const { name } = file
    setRefused('')
    onDone('')
    const read = await reading.read(file)
    const words = read.ok ? annexOf(read.value, name, null) : read
    if (!words.ok) {
      const why = words.error
      return setRefused(
        typeof why === 'string'
          ? t(`annex_${why}`, { name })
          : t(`importing:refused_${why.kind}`, { name, known }),
      )
    }
    const { blocks, ...rest } = words.value
    const isIn = await act({ command: 'addAnnex', ...rest, blocks: [...blocks] })
    onDone(isIn ? t('added', { title: rest.title }) : '')
  }
  return (
    <div className="annex-put">
      <DocumentField
        label={t('add', { known })}
        {...{ reading, isBusy, refused }}
        onChoose={(file) => void put(file)}
      />
    </div>
  )
}
