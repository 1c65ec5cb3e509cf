import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ok } from '../../../shared/base/result.ts'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import {
  isOfficialLang,
  LANG_NAMES,
  type OfficialLang,
} from '../../../shared/domain/translations.ts'
import * as words from '../../../shared/messages/exporting.ts'
import type { Platform } from '../../platform.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import type { Asked } from '../../session/relay-api.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Select } from '../../ui/field.tsx'
import { useStore } from '../../ui/use-store.ts'
import type { Announce } from '../announcements.tsx'
import { learn } from '../i18n.ts'
import type { Doings } from './doings.ts'
import {
  CHOICES,
  type ExportChoice,
  FIRST_CHOICE,
  isTranslated,
  type Wish,
} from './export-choices.ts'
import { PdfStep } from './pdf-step.tsx'
import { useSaving } from './use-saving.ts'
import './exporting.css'

learn('exporting', words)

type Props = {
  readonly negotiation: Negotiation
  readonly platform: Platform
  readonly dossier: Dossier
  readonly announce: Announce
  readonly doings: Doings
  readonly onClose: () => void
}

/** All formats, the document's apart from the negotiation's; what may be wished for with the one that is chosen; and of which revision. */
export function ExportDialog(props: Props) {
  const { negotiation, dossier, onClose } = props
  const { t } = useTranslation('exporting')
  const revisions = useStore(negotiation.revisions)
  const [chosen, choose] = useState<ExportChoice>(FIRST_CHOICE)
  const [wishes, setWishes] = useState<readonly Wish[]>([])
  const [revision, setRevision] = useState('')
  // What is previewed, by all that was chosen for it: anything else is another document.
  const [previewed, preview] = useState<string | null>(null)
  const [wantedLang, setLang] = useState('')
  const save = useSaving(props)
  const { format, extension } = chosen
  const wished = wishes.filter((wish) => chosen.wishes.includes(wish))
  const langs = isTranslated(chosen) ? langsOf(dossier, revision) : []
  const lang = langs.find((one) => one === wantedLang) ?? dossier.lang
  const ofLang = lang === dossier.lang ? extension : `${lang}.${extension}`
  const named = revision === '' ? ofLang : `${revision}.${ofLang}`
  const wanted = [format, revision, lang, ...wished].join(' ')
  const { api, session } = negotiation
  const fetch = (signal: AbortSignal): Asked<Uint8Array> =>
    api.export(session.session, format, lang, {
      signal,
      wishes: wished,
      ...(revision === '' ? {} : { revision }),
    })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onClose()
    void save((_negotiation, _dossier, signal) => fetch(signal), named)
  }
  const savePreviewed = (bytes: Uint8Array): void => {
    onClose()
    void save(async () => ok(bytes), named)
  }
  return (
    <Dialog title={t('exportTitle')} closeLabel={t('exportClose')} size="wide" onClose={onClose}>
      <form onSubmit={submit}>
        <div className="export-formats">
          <Formats of="document" chosen={chosen} onChoose={choose} />
          <Formats of="negotiation" chosen={chosen} onChoose={choose} />
        </div>
        <Wishes of={chosen} wishes={wishes} onWish={setWishes} />
        {revisions.length > 0 ? (
          <Select
            label={t('exportWhich')}
            value={revision}
            onChange={({ target }) => setRevision(target.value)}
          >
            <option value="">{t('exportNow')}</option>
            {revisions.toReversed().map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        ) : null}
        {langs.length > 0 ? (
          <Select
            label={t('exportLang')}
            value={lang}
            onChange={({ target }) => setLang(target.value)}
          >
            {[dossier.lang, ...langs].map((one) => (
              <option key={one} value={one}>
                {isOfficialLang(one) ? LANG_NAMES[one] : one}
              </option>
            ))}
          </Select>
        ) : null}
        {previewed === wanted ? null : (
          <div className="export-acts">
            <Button type="submit" look="primary">
              {t('exportSave')}
            </Button>
            {format === 'pdf' ? (
              <Button onClick={() => preview(wanted)}>{t('preview')}</Button>
            ) : null}
          </div>
        )}
      </form>
      {previewed === wanted ? (
        <PdfStep
          key={wanted}
          fetch={fetch}
          takeLabel={t('exportSave')}
          onTake={savePreviewed}
          onCancel={() => preview(null)}
        />
      ) : null}
    </Dialog>
  )
}

/** The languages in which a revision, or the last one, is there besides the negotiated one. */
function langsOf({ translations, revisions }: Dossier, revision: string): readonly OfficialLang[] {
  const of = revision === '' ? revisions.at(-1)?.name : revision
  return translations.flatMap((one) => (one.revision === of ? [one.lang] : []))
}

type FormatsProps = {
  readonly of: keyof typeof CHOICES
  readonly chosen: ExportChoice
  readonly onChoose: (choice: ExportChoice) => void
}

function Formats({ of, chosen, onChoose }: FormatsProps) {
  const { t } = useTranslation('exporting')
  return (
    <fieldset className="export-group">
      <legend className="section-title">{t(`holds_${of}`)}</legend>
      {CHOICES[of].map((choice) => (
        <Choice
          key={choice.format}
          type="radio"
          name="format"
          label={t(`format_${choice.format}`)}
          checked={chosen.format === choice.format}
          onChange={() => onChoose(choice)}
        />
      ))}
    </fieldset>
  )
}

type WishesProps = {
  readonly of: ExportChoice
  readonly wishes: readonly Wish[]
  readonly onWish: (wishes: readonly Wish[]) => void
}

function Wishes({ of, wishes, onWish }: WishesProps) {
  const { t } = useTranslation('exporting')
  if (of.wishes.length === 0) return null
  return (
    <fieldset className="export-group">
      <legend className="section-title">{t('exportWishes')}</legend>
      {of.wishes.map((wish) => (
        <Choice
          key={wish}
          type="checkbox"
          label={t(`wish_${wish}`)}
          checked={wishes.includes(wish)}
          onChange={({ target }) =>
            onWish(target.checked ? [...wishes, wish] : wishes.filter((one) => one !== wish))
          }
        />
      ))}
    </fieldset>
  )
}
