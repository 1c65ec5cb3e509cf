import { READABLE } from '../../../shared/formats/reading/readers.ts'
import { ReadingLine } from './reading-line.tsx'
import type { Reading } from './use-reading.ts'

type Props = {
  readonly label: string
  readonly reading: Reading
  readonly isBusy: boolean
  /** Why the document that was chosen last is not taken; empty if it is, or none was. */
  readonly refused: string
  readonly onChoose: (file: File) => void
}

/** Where a document of this machine is chosen, with what becomes of reading it; the same one may be chosen again. */
export function DocumentField({ label, reading, isBusy, refused, onChoose }: Props) {
  return (
    <>
      <label>
        <span>{label}</span>
        <input
          type="file"
          accept={READABLE.join(',')}
          disabled={isBusy}
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) onChoose(file)
            target.value = ''
          }}
        />
      </label>
      <ReadingLine name={reading.name} part={reading.part} onGiveUp={reading.giveUp} />
      {refused === '' ? null : <p role="alert">{refused}</p>}
    </>
  )
}
