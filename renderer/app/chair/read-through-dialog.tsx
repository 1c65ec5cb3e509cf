import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import type { Paragraph } from '../../../shared/domain/views.ts'
import * as words from '../../../shared/messages/chair.ts'
import * as positionWords from '../../../shared/messages/positions.ts'
import type { Asker } from '../../../shared/protocol/asker.ts'
import { CompilationText } from '../../editor/compilation-text.tsx'
import { useDelegationNames } from '../../panels/names.ts'
import { PositionTiles } from '../../panels/positions/position-tiles.tsx'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { useReadThrough } from './use-read-through.ts'
import '../../panels/positions/positions.css'
import './read-through.css'

learn('chair', words)
learn('positions', positionWords)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly text: LiveText
  readonly asker: Asker
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

const NO_STANDS = new Map()

/** The text one paragraph at a time; where who holds the pen has come is told to all, and whoever wishes goes along ([Z11]). */
export function ReadThroughDialog(props: Props) {
  const { negotiation, dossier, text, asker, onParagraph, onClose } = props
  const { t } = useTranslation('chair')
  const nameOf = useDelegationNames()
  const { proposals, numbers } = useStore(text.reading)
  const { standing } = useStore(negotiation.positions)
  const { paragraphs, at, leader, follows, setFollows, turn } = useReadThrough({
    ...{ text, dossier, holdsPen: asker.holdsPen, waitsForReader: false },
  })
  const shown = paragraphs[at]
  if (!shown) {
    return (
      <Dialog title={t('readTitle')} closeLabel={t('close')} onClose={onClose}>
        <p>{t('readNone')}</p>
      </Dialog>
    )
  }
  return (
    <Dialog title={t('readTitle')} closeLabel={t('close')} size="wide" onClose={onClose}>
      <div className="read-through">
        <OneParagraph paragraph={shown} proposals={proposals} numbers={numbers} />
        <PositionTiles members={dossier.members} stands={standing.get(shown.id) ?? NO_STANDS} />
        <footer className="read-foot">
          <Button disabled={at === 0} onClick={() => turn(at - 1)}>
            {t('previous')}
          </Button>
          <span role="status">{t('readAt', { at: at + 1, count: paragraphs.length })}</span>
          <Button
            look="primary"
            disabled={at === paragraphs.length - 1}
            onClick={() => turn(at + 1)}
          >
            {t('next')}
          </Button>
          {leader ? (
            <Choice
              type="checkbox"
              label={t('follow', { name: nameOf(leader.delegation) })}
              hint={t('followHint')}
              checked={follows}
              onChange={({ target }) => setFollows(target.checked)}
            />
          ) : null}
          {asker.holdsPen && !leader ? <span className="read-hint">{t('tellsOthers')}</span> : null}
          <Button
            look="quiet"
            onClick={() => {
              onClose()
              onParagraph(shown.id)
            }}
          >
            {t('showInText')}
          </Button>
        </footer>
      </div>
    </Dialog>
  )
}

type OneProps = Pick<Parameters<typeof CompilationText>[0], 'proposals' | 'numbers'> & {
  readonly paragraph: Paragraph
}

function OneParagraph({ paragraph, proposals, numbers }: OneProps) {
  const { t } = useTranslation(['chair'])
  const number = numbers.get(paragraph.id) ?? ''
  return (
    <div className="read-page">
      <CompilationText
        paragraphs={[paragraph]}
        proposals={proposals.filter((one) => one.paragraph === paragraph.id)}
        numbers={numbers}
        label={t('paragraph', { number })}
        isAttributed={true}
      />
    </div>
  )
}
