import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { openPdf, type PdfPages } from './pdf-pages.ts'

/** As wide as a page is shown at most, in CSS pixels. */
const PAGE_WIDTH = 720

/** The PDF as it would be saved, a page at a time; whoever cannot see it is read its words. */
export function PdfPreview({ bytes }: { readonly bytes: Uint8Array }) {
  const { t } = useTranslation('exporting')
  const pages = usePages(bytes)
  const [at, setAt] = useState(1)
  if (pages === 'opening') return <p role="status">{t('previewOpening')}</p>
  if (pages === 'unreadable') return <p role="alert">{t('previewFailed')}</p>
  const turn = (to: number): void => setAt(Math.min(Math.max(to, 1), pages.count))
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { PageDown: 1, PageUp: -1 }[event.key] ?? 0
    if (step === 0) return
    event.preventDefault()
    turn(at + step)
  }
  return (
    <section className="preview" aria-label={t('preview')} onKeyDown={onKeyDown}>
      <div className="preview-bar">
        <Button
          size="icon"
          aria-label={t('previewBack')}
          disabled={at === 1}
          onClick={() => turn(at - 1)}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </Button>
        <span role="status">{t('previewPage', { at, count: pages.count })}</span>
        <Button
          size="icon"
          aria-label={t('previewOn')}
          disabled={at === pages.count}
          onClick={() => turn(at + 1)}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      </div>
      <Page pages={pages} at={at} />
    </section>
  )
}

function usePages(bytes: Uint8Array): PdfPages | 'opening' | 'unreadable' {
  const [pages, setPages] = useState<PdfPages | 'opening' | 'unreadable'>('opening')
  useEffect(() => {
    const { opened, stop } = openPdf(bytes)
    let isWanted = true
    void opened.then((found) => {
      if (isWanted) setPages(found ?? 'unreadable')
    })
    return () => {
      isWanted = false
      stop()
    }
  }, [bytes])
  return pages
}

function Page({ pages, at }: { readonly pages: PdfPages; readonly at: number }) {
  const { t } = useTranslation('exporting')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [drawn, setDrawn] = useState({ at: 0, words: '' })
  useEffect(() => {
    const controller = new AbortController()
    const show = async (): Promise<void> => {
      if (!canvas.current) return
      await pages.draw(at, canvas.current, PAGE_WIDTH, controller.signal)
      const words = await pages.words(at)
      if (!controller.signal.aborted) setDrawn({ at, words })
    }
    // Only being closed in the middle makes it fail, and then nobody looks at it.
    void show().catch(() => undefined)
    return () => controller.abort()
  }, [pages, at])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <div className="preview-page" tabIndex={0} aria-busy={drawn.at !== at}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={t('previewPage', { at, count: pages.count })}
        data-drawn={drawn.at}
      />
      <div className="only-heard" dir="auto">
        {drawn.at === at ? drawn.words : ''}
      </div>
    </div>
  )
}
