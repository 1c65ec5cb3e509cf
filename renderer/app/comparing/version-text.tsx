import { useTranslation } from 'react-i18next'
import type { VersionAnswer } from '../../../shared/protocol/version.ts'

type Props = Pick<VersionAnswer, 'version'> & { readonly lang: string; readonly name: string }

/** The base text of a version, to be read. */
export function VersionText({ version, lang, name }: Props) {
  const { i18n } = useTranslation()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <article className="compared" lang={lang} dir={i18n.dir(lang)} aria-label={name} tabIndex={0}>
      {version.paragraphs.map(({ id, kind, number, runs }) => (
        <div key={id} className="compared-row" data-kind={kind}>
          <span className="compared-number">{number}</span>
          <p dir="auto">{runs.filter(({ sign }) => sign === null).map(({ text }) => text)}</p>
        </div>
      ))}
    </article>
  )
}
