import {
  LANG_NAMES,
  type Translation,
  translatedWords,
} from '../../../shared/domain/translations.ts'

/** A translation as it is read: its words, in the direction of its language. */
export function TranslationWords({ translation }: { readonly translation: Translation }) {
  const { lang, revision, paragraphs } = translation
  return (
    <article
      className="translation-words"
      lang={lang}
      dir={lang === 'ar' ? 'rtl' : 'ltr'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
    >
      <h3>
        {LANG_NAMES[lang]} – <bdi>{revision}</bdi>
      </h3>
      {paragraphs.map(({ of, pieces }) => (
        <p key={of}>{translatedWords(pieces)}</p>
      ))}
    </article>
  )
}
