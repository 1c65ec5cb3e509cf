import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { TEXT_LANGS } from '../../../shared/protocol/start-window.ts'
import { fetchNames, useDelegationNames } from '../../panels/names.ts'
import { Select, TextField } from '../../ui/field.tsx'
import { LeftoverList } from '../importing/leftover-list.tsx'
import {
  changesOf,
  codeIn,
  type DraftEntered,
  type DraftFound,
  type DraftTrouble,
} from './draft-found.ts'

type Props = {
  readonly found: DraftFound
  readonly entered: DraftEntered
  readonly trouble: DraftTrouble | 'noPlace' | null
  readonly onEnter: (entered: DraftEntered) => void
}

/** What was found in a document, and what it does not say: in which language it is, who its authors are, who holds the pen. */
export function DraftQuestions({ found, entered, trouble, onEnter }: Props) {
  const { t } = useTranslation(['fromDraft', 'starting', 'importing'])
  const { hands, lang } = found
  const enterCode = (author: string, code: string): void =>
    onEnter({ ...entered, codes: new Map([...entered.codes, [author, code]]) })
  return (
    <section className="starting-draft" aria-label={t('found', { name: found.file.name })}>
      <Found found={found} />
      <LeftoverList leftovers={found.leftovers} />
      <Select
        label={t('starting:langLabel')}
        value={entered.lang ?? ''}
        onChange={({ target: { value } }) =>
          onEnter({ ...entered, lang: TEXT_LANGS.find((one) => one === value) ?? null })
        }
      >
        {lang ? null : <option value="">{t('langNone')}</option>}
        {TEXT_LANGS.map((one) => (
          <option key={one} value={one}>
            {t(`starting:lang_${one}`)}
          </option>
        ))}
      </Select>
      {lang ? null : <p className="field-hint">{t('langUnknown')}</p>}
      {hands.size === 0 ? (
        <p>{t('importing:importNobody')}</p>
      ) : (
        <fieldset className="starting-authors">
          <legend>{t('whoIs')}</legend>
          <p className="field-hint">{t('whoIsHint')}</p>
          {[...hands].map(([author, count]) => (
            <CodeField
              key={author}
              label={t('importing:importAuthor', {
                author: author || t('importing:noAuthor'),
                changes: changesOf(count),
                comments: count.comments,
              })}
              code={entered.codes.get(author) ?? ''}
              isMissed={trouble === 'authorMissing'}
              onEnter={(code) => enterCode(author, code)}
            />
          ))}
        </fieldset>
      )}
      <CodeField
        label={t('starting:penLabel')}
        hint={t('penHint')}
        code={entered.pen}
        isMissed={trouble === 'penMissing'}
        onEnter={(pen) => onEnter({ ...entered, pen })}
      />
    </section>
  )
}

function Found({ found }: Pick<Props, 'found'>) {
  const { t } = useTranslation('fromDraft')
  const { file, paragraphs, changes, comments, hands } = found
  const told = [
    t('paragraphs', { count: paragraphs }),
    t('changes', { count: changes }),
    t('comments', { count: comments }),
    t('authors', { count: hands.size }),
  ]
  return (
    <p role="status">
      <b dir="auto">{file.name}</b>
      <br />
      {told.join(' · ')}
    </p>
  )
}

type CodeProps = {
  readonly label: string
  readonly hint?: string
  readonly code: string
  /** Whether somebody wanted to go on without it. */
  readonly isMissed: boolean
  readonly onEnter: (code: string) => void
}

/** A delegation by its code; its name stands below as soon as it is known. */
function CodeField({ label, hint = '', code, isMissed, onEnter }: CodeProps) {
  const nameOf = useDelegationNames()
  const delegation = codeIn(code)
  useEffect(() => {
    if (delegation) void fetchNames([delegation])
  }, [delegation])
  return (
    <TextField
      label={label}
      hint={delegation ? nameOf(delegation) : hint}
      value={code}
      maxLength={3}
      autoComplete="off"
      spellCheck={false}
      isWrong={isMissed && delegation === null}
      onChange={({ target }) => onEnter(target.value)}
    />
  )
}
