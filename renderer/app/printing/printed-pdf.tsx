import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { openPdf } from '../exporting/pdf-pages.ts'
import { type PagesMade, picturesOf } from './page-pictures.ts'
import './printed-pdf.css'

type Props = {
  readonly bytes: Uint8Array
  /** Sends to the printer what is on the page for it. */
  readonly print: () => void
  readonly onPrinted: () => void
  readonly onGiveUp: () => void
}

/**
 * The pages of a PDF as pictures, on paper alone, and sent to the printer once all are there. A page of ours may hold no
 * frame in which a browser would print the PDF itself.
 */
export function PrintedPdf({ bytes, print, onPrinted, onGiveUp }: Props) {
  const { t } = useTranslation('printing')
  const [made, setMade] = useState<PagesMade | 'unreadable'>({ pictures: [], count: null })
  const pages = useRef<HTMLElement>(null)
  useEffect(() => {
    const controller = new AbortController()
    const { opened, stop } = openPdf(bytes)
    const make = async (): Promise<void> => {
      const pdf = await opened
      if (controller.signal.aborted) return
      if (pdf) await picturesOf(pdf, setMade, controller.signal)
      else setMade('unreadable')
    }
    // Only being given up in the middle makes it fail.
    void make().catch(() => undefined)
    return () => {
      controller.abort()
      stop()
    }
  }, [bytes])
  const isWhole = made !== 'unreadable' && made.pictures.length === made.count
  const latest = useRef({ print, onPrinted })
  latest.current = { print, onPrinted }
  useEffect(() => (isWhole ? sendWhole(pages.current, latest.current) : undefined), [isWhole])
  if (made === 'unreadable') return <p role="alert">{t('printFailed')}</p>
  const { pictures, count } = made
  return (
    <>
      {isWhole ? null : (
        <div className="print-making">
          <label>
            <span>{t('printMaking', { done: pictures.length, count: count ?? '…' })}</span>
            <progress value={count === null ? undefined : pictures.length} max={count ?? 1} />
          </label>
          <Button onClick={onGiveUp}>{t('printGiveUp')}</Button>
        </div>
      )}
      {createPortal(
        <section className="printed-pdf" ref={pages} aria-hidden="true">
          {pictures.map((picture) => (
            <img key={picture.page} src={picture.url} alt="" />
          ))}
        </section>,
        document.body,
      )}
    </>
  )
}

type Sending = Pick<Props, 'print' | 'onPrinted'>

/** Prints once every picture can be painted; returns the way to be told nothing more. */
function sendWhole(pages: HTMLElement | null, { print, onPrinted }: Sending): () => void {
  let isWanted = true
  window.addEventListener('afterprint', onPrinted, { once: true })
  const send = (): void => {
    if (isWanted) print()
  }
  // A picture that cannot be painted is no reason to print nothing: ours are made a moment before.
  const painted = [...(pages?.querySelectorAll('img') ?? [])].map((picture) => picture.decode())
  void Promise.allSettled(painted).then(send)
  return () => {
    isWanted = false
    window.removeEventListener('afterprint', onPrinted)
  }
}
