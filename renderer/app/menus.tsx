import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../shared/domain/dossier.ts'
import type { Role, Stage } from '../../shared/domain/roles.ts'
import { LOCALES } from '../../shared/messages/locales.ts'
import { useDelegationNames } from '../panels/names.ts'
import type { Member } from '../session/member.ts'
import { Menu } from '../ui/menu.tsx'
import { keysOf } from './command-list.ts'
import type { Command } from './commands.ts'
import { LANGUAGE_NAMES, speak } from './i18n.ts'
import { chooseTheme, keptTheme, THEMES } from './theme.ts'

type CommandProps = { readonly onCommand: (command: Command) => void }
type ExportProps = CommandProps & {
  /** Null until the relay has told it. */
  readonly dossier: Pick<Dossier, 'stage' | 'revisions'> | null
}

const EXPORTS = [
  ['exportDocx', 'exportDocx'],
  ['exportPdf', 'exportPdf'],
  ['exportText', 'exportTxt'],
] as const

const PROPOSED = [
  ['exportTracked', 'exportTracked'],
  ['exportCompilation', 'exportCompilation'],
  ['exportPositions', 'exportPositions'],
] as const
const ALL = [['exportAs', 'exportAs']] as const

const RECORDS = [
  ['exportRecord', 'exportRecord'],
  ['exportNegotiation', 'exportNegotiation'],
] as const
const IMPORT = [['importDocument', 'importDocument']] as const
const ANNEXES = [
  ['translations', 'translations'],
  ['annexes', 'annexes'],
] as const
const PACK = [['pack', 'exportPack']] as const
const RECEIPT = [['receipt', 'exportReceipt']] as const
const CHECK = [['checkRecord', 'checkRecord']] as const

/** The formats in which the text leaves the app; its records once it is adopted, a receipt once there is a revision. */
export function ExportMenu({ dossier, onCommand }: ExportProps) {
  const { t } = useTranslation('app')
  const records = [
    ...(dossier?.stage === 'adopted' ? RECORDS : []),
    ...(dossier && dossier.revisions.length > 0 ? RECEIPT : []),
    ...PACK,
    ...CHECK,
  ]
  const entriesOf = (of: readonly (readonly [Command, string])[]) =>
    of.map(([key, label]) => ({ key, label: t(label) }))
  return (
    <Menu
      parts={[
        { heading: t('exportBase'), entries: entriesOf(EXPORTS) },
        { heading: t('exportProposed'), entries: entriesOf(PROPOSED) },
        { entries: entriesOf(ALL) },
        ...(records.length > 0
          ? [{ heading: t('exportRecords'), entries: entriesOf(records) }]
          : []),
        ...(dossier?.stage === 'drafting' ? [{ entries: entriesOf(IMPORT) }] : []),
        { entries: entriesOf(ANNEXES) },
      ]}
      onChoose={(chosen) => {
        const found = [...EXPORTS, ...PROPOSED, ...ALL, ...records, ...IMPORT, ...ANNEXES].find(
          ([key]) => key === chosen,
        )
        if (found) onCommand(found[0])
      }}
    >
      {t('export')}
      <ChevronDown size={14} aria-hidden="true" />
    </Menu>
  )
}

type RoleProps = CommandProps & {
  readonly me: Member
  readonly stage: Stage | null
  readonly isEnded: boolean
}

const ACTS = ['circulate', 'silence', 'adoption', 'chair', 'conduct'] as const

/** What somebody can do about the negotiation at a stage. */
function actsOf(role: Role, stage: Stage | null): readonly (typeof ACTS)[number][] {
  const isOver = stage === 'agreed' || stage === 'adopted'
  if (role === 'secretariat') return isOver ? ['adoption'] : []
  if (role !== 'penholder') return []
  if (stage === 'drafting') return ['circulate', 'chair', 'conduct']
  if (stage === 'silence') return ['silence', 'conduct']
  return isOver ? ['adoption', 'conduct'] : ['conduct']
}

/** In whose name one writes and what one may do; and the window's own settings. */
export function RoleMenu({ me, stage, isEnded, onCommand }: RoleProps) {
  const { t, i18n } = useTranslation('app')
  const nameOf = useDelegationNames()
  const [theme, setTheme] = useState(keptTheme)
  const acts = isEnded ? [] : actsOf(me.role, stage)
  const choose = (chosen: string): void => {
    const locale = LOCALES.find((one) => `language-${one}` === chosen)
    if (locale) void speak(locale)
    const look = THEMES.find((one) => `theme-${one}` === chosen)
    if (look) {
      chooseTheme(look)
      setTheme(look)
    }
    const command = [...ACTS, 'help' as const].find((one) => one === chosen)
    if (command) onCommand(command)
  }
  return (
    <Menu
      parts={[
        ...(acts.length > 0 ? [{ entries: acts.map((key) => ({ key, label: t(key) })) }] : []),
        {
          heading: t('language'),
          entries: LOCALES.map((locale) => ({
            key: `language-${locale}`,
            label: LANGUAGE_NAMES[locale],
            isChosen: i18n.language === locale,
          })),
        },
        {
          heading: t('theme'),
          entries: THEMES.map((one) => ({
            key: `theme-${one}`,
            label: t(`theme_${one}`),
            isChosen: theme === one,
          })),
        },
        { entries: [{ key: 'help', label: t('help'), hint: keysOf('help') }] },
      ]}
      onChoose={choose}
    >
      <span title={t(`may_${me.role}`)}>{t(`as_${me.role}`, { name: nameOf(me.delegation) })}</span>
      <ChevronDown size={14} aria-hidden="true" />
    </Menu>
  )
}
