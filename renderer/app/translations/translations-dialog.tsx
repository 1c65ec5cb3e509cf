import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Dossier } from '../../../shared/domain/dossier.ts'
import {
  isOfficialLang,
  LANG_NAMES,
  OFFICIAL_LANGS,
  type Translation,
  translationId,
  versionOf,
} from '../../../shared/domain/translations.ts'
import { hashOfText } from '../../../shared/formats/text-hash.ts'
import * as words from '../../../shared/messages/translations.ts'
import { readView } from '../../../shared/ydoc/read-text.ts'
import type { LiveText } from '../../session/live-text.ts'
import type { Negotiation } from '../../session/negotiation.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useStore } from '../../ui/use-store.ts'
import { learn } from '../i18n.ts'
import { useAct } from '../use-act.ts'
import { PutTranslation } from './put-translation.tsx'
import { TranslationLine } from './translation-line.tsx'
import { TranslationWords } from './translation-words.tsx'
import './translations.css'

learn('translations', words)

type Props = {
  readonly negotiation: Negotiation
  readonly dossier: Dossier
  readonly text: LiveText
  readonly onClose: () => void
}

/** The six languages of the text ([O13]): which are there, the one that is being read, and for the secretariat what it puts in. */
export function TranslationsDialog({ negotiation, dossier, text, onClose }: Props) {
  const { t } = useTranslation('translations')
  const { role } = useStore(negotiation.me)
  const { trouble, isBusy, act } = useAct(negotiation)
  const [chosen, setChosen] = useState<string | null>(null)
  const [done, setDone] = useState('')
  const { base, textHash } = useBase(text, dossier)
  const { lang, translations } = dossier
  const read = translations.find((one) => translationId(one) === chosen) ?? null
  const isSecretariat = role === 'secretariat'
  const remove = async (id: string): Promise<void> => {
    if (await act({ command: 'removeTranslation', id })) setDone(t('removed', { id }))
  }
  const negotiated = isOfficialLang(lang) ? LANG_NAMES[lang] : lang
  const revision = versionOf(dossier, textHash) ?? t('unnamed')
  return (
    <Dialog
      title={t('translationsTitle')}
      closeLabel={t('close')}
      size={isSecretariat || read ? 'full' : 'wide'}
      onClose={onClose}
    >
      <p className="field-hint">{t('translationsHint')}</p>
      <p>{t('negotiated', { lang: negotiated, revision })}</p>
      <p role="status">{done}</p>
      {trouble === '' ? null : <p role="alert">{trouble}</p>}
      <ul className="translations" aria-label={t('translationsTitle')}>
        {OFFICIAL_LANGS.filter((one) => one !== lang).map((one) => (
          <TranslationLine
            key={one}
            lang={one}
            translation={latest(translations, one, textHash)}
            textHash={textHash}
            isBusy={isBusy}
            onRead={setChosen}
            onRemove={isSecretariat ? (id) => void remove(id) : null}
          />
        ))}
      </ul>
      {isSecretariat ? (
        <PutTranslation
          {...{ dossier, base, textHash, isBusy, act }}
          onDone={(sentence) => setDone(sentence)}
        />
      ) : null}
      {read ? (
        <>
          <TranslationWords translation={read} />
          <Button size="small" onClick={() => setChosen(null)}>
            {t('close')}
          </Button>
        </>
      ) : null}
    </Dialog>
  )
}

/** The base text as it stood when the dialog was opened, or when something in the dossier changed. */
function useBase({ ledger }: LiveText, dossier: Dossier) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is put in is held against the text as it stands then
  return useMemo(() => {
    const base = readView(ledger, { kind: 'base' })
    return { base, textHash: hashOfText(base) }
  }, [ledger, dossier])
}

/** Of the present wording, else the last one that was put in. */
function latest(
  translations: readonly Translation[],
  lang: string,
  textHash: string,
): Translation | null {
  const own = translations.filter((one) => one.lang === lang)
  return own.find((one) => one.textHash === textHash) ?? own.at(-1) ?? null
}
