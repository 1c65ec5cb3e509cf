import { PanelLeft, PanelRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { chosenType } from '../../shared/domain/adoption-acts.ts'
import type { Dossier } from '../../shared/domain/dossier.ts'
import { holdsPen, type Stage } from '../../shared/domain/roles.ts'
import { useDelegationNames } from '../panels/names.ts'
import { markOf, useOutcome } from '../panels/use-outcome.ts'
import type { ExternalStore } from '../session/external-store.ts'
import type { Member } from '../session/member.ts'
import type { Negotiation } from '../session/negotiation.ts'
import type { Participant } from '../session/presence.ts'
import { Button } from '../ui/button.tsx'
import { CodeChip } from '../ui/code-chip.tsx'
import { later, useLater } from '../ui/later.ts'
import { useStore } from '../ui/use-store.ts'
import type { Command } from './commands.ts'
import type { Layout } from './layout.ts'
import './top-bar.css'

// Menus come after the text: until then their buttons stand in their places.
const exportMenu = later(async () => (await import('./menus.tsx')).ExportMenu)
const roleMenu = later(async () => (await import('./menus.tsx')).RoleMenu)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier | null
  readonly presence: ExternalStore<readonly Participant[]> | null
  readonly layout: Layout
  /** The window takes part no more: nothing is offered that the relay would refuse. */
  readonly isEnded: boolean
  /** Whether the negotiation can be shared from this window, which hosts it. */
  readonly mayShare: boolean
  readonly onCommand: (command: Command) => void
}

/** What is negotiated, how far it has come, who is present, and in whose name one writes. */
export function TopBar({
  negotiation,
  dossier,
  presence,
  layout,
  isEnded,
  mayShare,
  onCommand,
}: Props) {
  const { t } = useTranslation('app')
  const outcome = useOutcome()
  const [ExportMenu, RoleMenu] = [useLater(exportMenu), useLater(roleMenu)]
  const me = useStore(negotiation.me)
  return (
    <header className="top-bar" data-region="">
      <Button
        look="quiet"
        size="icon"
        aria-label={t('showOutline')}
        aria-pressed={layout.outline !== 'away'}
        onClick={layout.toggleOutline}
      >
        <PanelLeft size={17} aria-hidden="true" className="faces-side" />
      </Button>
      <div className="top-title">
        <h1 dir="auto" title={dossier?.topic}>
          {dossier?.topic ?? ''}
        </h1>
        {dossier ? (
          <span className="top-outcome">
            <b>{t(`mark_${markOf(dossier)}`)}</b>
            <span> · {outcome(dossier)}</span>
          </span>
        ) : null}
      </div>
      {dossier ? <Stages dossier={dossier} /> : null}
      {presence ? <Present presence={presence} /> : null}
      {ExportMenu ? (
        <ExportMenu dossier={dossier} onCommand={onCommand} />
      ) : (
        <Button>{t('export')}</Button>
      )}
      {RoleMenu ? (
        <RoleMenu me={me} stage={dossier?.stage ?? null} isEnded={isEnded} onCommand={onCommand} />
      ) : (
        <RoleButton me={me} />
      )}
      {mayShare || (mayInvite(me) && !isEnded) ? (
        <Button
          look={me.role === 'penholder' ? 'primary' : 'plain'}
          onClick={() => onCommand('share')}
        >
          {t(mayShare ? 'share' : 'invite')}
        </Button>
      ) : null}
      <Button
        look="quiet"
        size="icon"
        aria-label={t('showPanels')}
        aria-pressed={layout.panels !== 'away'}
        onClick={layout.togglePanels}
      >
        <PanelRight size={17} aria-hidden="true" className="faces-side" />
      </Button>
    </header>
  )
}

// [J7] The penholder everybody, those who draft their own colleagues.
function mayInvite({ role }: Member): boolean {
  return holdsPen(role) || role === 'delegation'
}

function RoleButton({ me }: { readonly me: Member }) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  return <Button>{t(`as_${me.role}`, { name: nameOf(me.delegation) })} ▾</Button>
}

/** The way of a text, and where it is. A negotiation that was closed has left it. */
function Stages({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('app')
  const steps = stepsOf(dossier)
  const revision = dossier.revisions.at(-1)
  const now = steps.indexOf(
    dossier.inBlue !== null && dossier.stage === 'agreed' ? 'blue' : dossier.stage,
  )
  return (
    <ol className="stages" aria-label={t('stages')}>
      {steps.map((one, index) => (
        <li
          key={one}
          data-when={index === now ? 'now' : index < now ? 'past' : 'later'}
          aria-current={index === now ? 'step' : undefined}
        >
          {one === 'drafting' && revision
            ? t('draftingOf', { revision: revision.name })
            : t(`stage_${one}`)}
        </li>
      ))}
    </ol>
  )
}

function stepsOf(dossier: Dossier): readonly (Stage | 'blue')[] {
  if (dossier.stage === 'closed') return ['closed']
  // Statements are not put in blue ([K9]).
  return chosenType(dossier) === 'resolution'
    ? ['drafting', 'silence', 'agreed', 'blue', 'adopted']
    : ['drafting', 'silence', 'agreed', 'adopted']
}

const SHOWN = 4

function Present({ presence }: { readonly presence: ExternalStore<readonly Participant[]> }) {
  const { t } = useTranslation('app')
  const nameOf = useDelegationNames()
  const present = useStore(presence)
  const others = [
    ...new Set(present.filter(({ isSelf }) => !isSelf).map(({ delegation }) => delegation)),
  ]
  if (others.length === 0) return null
  const shown = others.length > SHOWN ? others.slice(0, SHOWN - 1) : others
  return (
    <ul className="top-present" aria-label={t('tabPresent')}>
      {shown.map((code) => (
        <li key={code}>
          <CodeChip code={code} name={nameOf(code)} look="round" />
        </li>
      ))}
      {others.length > shown.length ? (
        <li className="top-more" title={others.map(nameOf).join(', ')}>
          <span aria-hidden="true">+{others.length - shown.length}</span>
          <span className="only-heard">
            {t('morePresent', { count: others.length - shown.length })}
          </span>
        </li>
      ) : null}
    </ul>
  )
}
