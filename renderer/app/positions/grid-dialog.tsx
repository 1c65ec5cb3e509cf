import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { standingOf } from '../../../shared/domain/positions.ts'
import { csvOf } from '../../../shared/formats/csv.ts'
import * as audiences from '../../../shared/messages/audiences.ts'
import * as words from '../../../shared/messages/positions.ts'
import { columnsOffered, inAlphabet, isContested } from '../../panels/positions/grid/columns.ts'
import { GridLegend } from '../../panels/positions/grid/grid-legend.tsx'
import { PositionGrid } from '../../panels/positions/grid/position-grid.tsx'
import { PrintedGrid } from '../../panels/positions/grid/printed-grid.tsx'
import { useIsPrinting } from '../../panels/positions/grid/use-printing.ts'
import type { Platform } from '../../platform.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { ShownPosition } from '../../session/remarks-board.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { exportName } from '../export-name.ts'
import { learn } from '../i18n.ts'

learn('positions', words)
learn('audiences', audiences)

type Props = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly dossier: Dossier
  readonly text: LiveText
  readonly announce: Announce
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

/** All paragraphs by all delegations; what is shown is what this member's rooms hold ([Q5]). */
export function GridDialog(props: Props) {
  const { negotiation, dossier, text, onParagraph, onClose } = props
  const { t } = useTranslation('positions')
  const { standing } = useStore(negotiation.positions)
  const { outline, ladders } = useStore(text.reading)
  const [rows, setRows] = useState<'all' | 'contested'>('all')
  const [whose, setWhose] = useState('all')
  const { members, groups } = dossier
  const offered = useMemo(() => columnsOffered(inAlphabet(members), groups), [members, groups])
  // A group that was dissolved meanwhile leaves everybody.
  const columns = offered.find(({ key }) => key === whose)?.members ?? members
  const isPrinting = useIsPrinting()
  const paragraphs = outline.filter(
    (entry) => entry.kind !== 'title' && (rows === 'all' || isContested(entry, standing)),
  )
  const open = (paragraph: ParagraphId): void => {
    onClose()
    onParagraph(paragraph)
  }
  return (
    <Dialog title={t('gridTitle')} closeLabel={t('gridClose')} size="wide" onClose={onClose}>
      <div className="position-filters">
        <Select
          label={t('gridShow')}
          value={rows}
          onChange={({ target }) => setRows(target.value === 'contested' ? 'contested' : 'all')}
        >
          <option value="all">{t('grid_all')}</option>
          <option value="contested">{t('grid_contested')}</option>
        </Select>
        <Select
          label={t('gridMembers')}
          value={whose}
          onChange={({ target }) => setWhose(target.value)}
        >
          {offered.map(({ key, group }) => (
            <option key={key} value={key}>
              {group ?? t(`members_${key}`)}
            </option>
          ))}
        </Select>
        <SaveCsv {...props} />
        <Button size="small" onClick={() => window.print()}>
          {t('gridPrint')}
        </Button>
      </div>
      <GridLegend />
      {paragraphs.length > 0 ? (
        <PositionGrid
          paragraphs={paragraphs}
          members={columns}
          standing={standing}
          ladders={ladders}
          onOpen={open}
        />
      ) : (
        <p>{t('gridEmpty')}</p>
      )}
      {isPrinting ? (
        <PrintedGrid
          topic={dossier.topic}
          paragraphs={paragraphs}
          members={columns}
          standing={standingOf(toldToAll(negotiation))}
          ladders={ladders}
        />
      ) : null}
    </Dialog>
  )
}

/** What may leave the window, as a file or on paper, whatever else this member may read. */
function toldToAll({ positions }: Negotiation): readonly ShownPosition[] {
  return positions.getSnapshot().all.filter(({ audience }) => audience === 'all')
}

function SaveCsv({ negotiation, platform, dossier, text, announce }: Props) {
  const { t } = useTranslation(['positions', 'app'])
  const save = async (): Promise<void> => {
    const standing = standingOf(toldToAll(negotiation))
    const members = inAlphabet(dossier.members)
    const rows = text.reading.getSnapshot().outline.map(({ id, number, opening }) => [
      number,
      opening,
      ...members.map((code) => {
        const stand = standing.get(id)?.get(code)?.stand
        return stand ? t(`app:position_${stand}`) : ''
      }),
    ])
    const head = ['', t('gridParagraph'), ...members]
    const bytes = new TextEncoder().encode(csvOf([head, ...rows]))
    const saved = await platform.saveExport(exportName(dossier.topic, 'positions.csv'), bytes)
    if (saved) announce.set({ text: t('app:exported', { path: saved.path }) })
  }
  return (
    <Button size="small" onClick={() => void save()}>
      {t('gridCsv')}
    </Button>
  )
}
