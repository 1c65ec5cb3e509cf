import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutsideParagraph } from '../../../shared/domain/compare-outside.ts'
import { outsideParagraphs } from '../../../shared/formats/comparison/outside-paragraphs.ts'
import { READABLE } from '../../../shared/formats/reading/readers.ts'
import * as importing from '../../../shared/messages/importing.ts'
import { Button } from '../../ui/button.tsx'
import { learn } from '../i18n.ts'
import type { Refusal } from '../importing/read-document.ts'
import { ReadingLine } from '../importing/reading-line.tsx'
import { useReading } from '../importing/use-reading.ts'

learn('importing', importing)

/** A document of this machine, read to be compared with; it never leaves the window. */
export type OutsideDocument = {
  readonly name: string
  /** When the file was last written, milliseconds since 1970. */
  readonly at: number
  readonly paragraphs: readonly OutsideParagraph[]
}

type Props = {
  readonly onChoose: (document: OutsideDocument) => void
  readonly children: ReactNode
}

/** What is around a comparison, so that a document can be chosen or dropped into it. */
export function TakesDocument({ onChoose, children }: Props) {
  const { t } = useTranslation(['comparison', 'importing'])
  const input = useRef<HTMLInputElement>(null)
  const reading = useReading()
  const [refused, setRefused] = useState<Refusal | null>(null)
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return
    const imported = await reading.read(file)
    setRefused(imported.ok ? null : imported.error)
    if (!imported.ok) return
    const paragraphs = outsideParagraphs(imported.value)
    onChoose({ name: file.name, at: file.lastModified, paragraphs })
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    void take(event.dataTransfer.files[0])
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: by keyboard the document is chosen with the button
    <div data-takes-files="" onDrop={drop}>
      {children}
      <p className="compare-outside">
        <input
          ref={input}
          type="file"
          hidden={true}
          accept={READABLE.join()}
          onChange={({ target }) => void take(target.files?.[0])}
        />
        <Button size="small" onClick={() => input.current?.click()}>
          {t('outsideChoose')}
        </Button>
        <span className="compare-hint">{t('outsideHint')}</span>
      </p>
      <ReadingLine name={reading.name} part={reading.part} onGiveUp={reading.giveUp} />
      {refused ? (
        <p role="alert">
          {t(`importing:refused_${refused.kind}`, {
            name: refused.name,
            known: READABLE.join(' '),
          })}
        </p>
      ) : null}
    </div>
  )
}
