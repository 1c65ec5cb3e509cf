import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParagraphId } from '../../../shared/domain/char-ids.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import { type GateOverride, overrideFor } from '../../../shared/domain/final-pack.ts'
import type { Role } from '../../../shared/domain/roles.ts'
import { blockingIn, type ToldFinding, toldGate } from '../../../shared/formats/gate.ts'
import { hashOfText } from '../../../shared/formats/text-hash.ts'
import * as words from '../../../shared/messages/gate.ts'
import { useDelegationNames } from '../../panels/names.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import { Asked } from '../adoption/asked.tsx'
import { PointList } from '../adoption/point-list.tsx'
import { readFinished } from '../adoption/read-finished.ts'
import type { Command } from '../commands.ts'
import { learn } from '../i18n.ts'
import { useAct } from '../use-act.ts'
import '../adoption/adoption.css'
import '../conduct/conduct.css'

learn('gate', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly text: LiveText
  readonly onCommand: (command: Command) => void
  readonly onParagraph: (paragraph: ParagraphId) => void
  readonly onClose: () => void
}

/** The gate before the final pack: what is left, the reason to make it all the same, and the making ([X35]-[X37]). */
export function PackDialog({ negotiation, dossier, text, onCommand, onParagraph, onClose }: Props) {
  const { t } = useTranslation('gate')
  const { role } = useStore(negotiation.me)
  const { findings, blocking, passed } = useGate(dossier, text)
  const pointed = findings.length - blocking.length
  return (
    <Dialog title={t('gateTitle')} closeLabel={t('close')} onClose={onClose}>
      <p>{t('packHolds')}</p>
      <p>
        {blocking.length === 0 ? t('gateOpen') : t('gateClosed', { count: blocking.length })}{' '}
        {pointed > 0 ? t('gatePointed', { count: pointed }) : ''}
      </p>
      <Findings
        findings={findings}
        onParagraph={(id) => {
          onClose()
          onParagraph(id)
        }}
      />
      <Making
        negotiation={negotiation}
        role={role}
        isOpen={blocking.length === 0}
        passed={passed}
        onMake={() => {
          onClose()
          onCommand('makePack')
        }}
      />
    </Dialog>
  )
}

/** As the relay will find it. */
function useGate(dossier: Dossier, text: LiveText) {
  const reading = useStore(text.reading)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the reading is replaced whenever the ledger has changed
  return useMemo(() => {
    const finished = readFinished(text)
    const findings = toldGate(dossier, finished)
    const blocking = blockingIn(findings)
    const textHash = hashOfText(finished.base)
    return { findings, blocking, passed: overrideFor(dossier, { textHash, findings: blocking }) }
  }, [text, dossier, reading])
}

type FindingsProps = {
  readonly findings: readonly ToldFinding[]
  readonly onParagraph: (paragraph: ParagraphId) => void
}

function Findings({ findings, onParagraph }: FindingsProps) {
  const { t } = useTranslation('gate')
  const nameOf = useDelegationNames()
  return (
    <PointList
      points={findings.map(({ rule, paragraph, number, delegation, words, asks }) => ({
        says: (
          <>
            {paragraph === null
              ? t('whereWhole')
              : number === ''
                ? t('whereTitle')
                : t('whereParagraph', { number })}
            {' · '}
            {t(`finding_${rule}`, { name: delegation ? nameOf(delegation) : '' })}
            <Asked asks={asks} />
          </>
        ),
        ...{ words: asks ? '' : words, paragraph },
      }))}
      goThere={t('goThere')}
      onParagraph={onParagraph}
    />
  )
}

type MakingProps = {
  readonly negotiation: Negotiation
  readonly role: Role
  readonly isOpen: boolean
  readonly passed: GateOverride | null
  readonly onMake: () => void
}

function Making({ negotiation, role, isOpen, passed, onMake }: MakingProps) {
  const { t } = useTranslation('gate')
  const nameOf = useDelegationNames()
  const { trouble, isBusy, act } = useAct(negotiation)
  const [reason, setReason] = useState('')
  const mayAnswer = role === 'penholder' || role === 'secretariat'
  const isAsked = !isOpen && passed === null
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (isAsked && !(await act({ command: 'overrideGate', reason }))) return
    onMake()
  }
  if (isAsked && !mayAnswer) return <p>{t('gateOthers')}</p>
  return (
    <form onSubmit={(event) => void submit(event)}>
      <p role="alert" className="conduct-trouble">
        {trouble}
      </p>
      {passed && !isOpen ? (
        <p>{t('passedFor', { name: nameOf(passed.by), reason: passed.reason })}</p>
      ) : null}
      {isAsked ? (
        <TextArea
          label={t('gateReason')}
          hint={t('gateReasonHint')}
          required={true}
          maxLength={2000}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      ) : null}
      <Button type="submit" look="primary" disabled={isBusy || (isAsked && reason.trim() === '')}>
        {t(isAsked ? 'do_overrideAndPack' : 'do_pack')}
      </Button>
    </form>
  )
}
