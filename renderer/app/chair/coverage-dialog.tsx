import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import { coverageOf, targetsOf } from '../../../shared/domain/coverage.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { wordsOf } from '../../../shared/domain/views.ts'
import * as words from '../../../shared/messages/chair.ts'
import type { Asker } from '../../../shared/protocol/asker.ts'
import { linkParagraph } from '../../../shared/ydoc/coverage.ts'
import { CoverageList, TargetWords } from '../../panels/chair/coverage-list.tsx'
import type { LiveText } from '../../session/live-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import { offerUndo } from '../offer-undo.ts'

learn('chair', words)

type Props = {
  readonly dossier: Dossier
  readonly text: LiveText
  readonly asker: Asker
  readonly announce: Announce
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

/** The concept note against the text: what is answered, what may be, and what is not yet ([Z7]-[Z9]). */
export function CoverageDialog({ dossier, text, asker, announce, onParagraph, onClose }: Props) {
  const { t } = useTranslation(['chair', 'app'])
  const { base, links, outline } = useStore(text.reading)
  const coverage = useMemo(() => {
    const answers = base
      .filter(({ kind }) => kind !== 'title')
      .map((paragraph) => ({ id: paragraph.id, text: wordsOf(paragraph) }))
    return coverageOf(targetsOf(dossier), answers, links)
  }, [dossier, base, links])
  const entries = useMemo(() => new Map(outline.map((entry) => [entry.id, entry])), [outline])
  const open = coverage.filter(({ answeredBy }) => answeredBy.length === 0)
  const mayLink = asker.holdsPen && asker.mayWrite
  const linkable = mayLink
    ? outline.filter(({ kind, proposedBy }) => kind !== 'title' && proposedBy === null)
    : []
  const link = (paragraph: ParagraphId, key: string, isAnswer: boolean): void => {
    const done = linkParagraph(text.writer, paragraph, key, isAnswer)
    if (done.ok) offerUndo(announce, t(isAnswer ? 'didLink' : 'didUnlink'), text.writer)
    else if (done.error.kind === 'tooManyLinks') announce.set({ text: t('failed_tooManyLinks') })
    else announce.set({ text: t('app:failed_notAllowed') })
  }
  return (
    <Dialog title={t('coverageTitle')} closeLabel={t('close')} size="wide" onClose={onClose}>
      {coverage.length === 0 ? (
        <p className="chair-none">{t('coverageNone')}</p>
      ) : (
        <div className="coverage-body">
          <div>
            <CoverageList
              coverage={coverage}
              entries={entries}
              linkable={linkable}
              onOpen={(paragraph) => {
                onClose()
                onParagraph(paragraph)
              }}
              onLink={link}
            />
          </div>
          <section className="coverage-open" aria-label={t('notAddressed')}>
            <h3 className="section-title">{t('notAddressed')}</h3>
            <p>
              {open.length === 0
                ? t('allAddressed')
                : t('addressed', {
                    done: coverage.length - open.length,
                    count: coverage.length,
                  })}
            </p>
            <ul>
              {open.map(({ target }) => (
                <li key={target.key}>
                  <TargetWords target={target} />
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </Dialog>
  )
}
