import { FORMULAS, type FormulaLang } from '../formulas.ts'
import { XML_HEAD } from '../xml.ts'

// The look of the document. Sizes are half-points, distances twentieths of a point. In which direction characters run is
// not a matter of style: each run says it of itself.

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** `word/styles.xml` for a text in the language. */
export function stylesXml(lang: FormulaLang): string {
  const { isRightToLeft } = FORMULAS[lang]
  const direction = isRightToLeft ? '<w:bidi/>' : ''
  return `${XML_HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(lang)}<w:sz w:val="24"/><w:szCs w:val="24"/>${langXml(lang)}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${[
    style('Normal', 'Normal', direction, '', ' w:default="1"'),
    style(
      'Title',
      'Title',
      `<w:keepNext/>${direction}<w:spacing w:before="240" w:after="320"/><w:jc w:val="center"/>`,
      `<w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/>`,
    ),
    style(
      'Heading',
      'heading 2',
      `<w:keepNext/>${direction}<w:spacing w:before="240" w:after="160"/><w:outlineLvl w:val="1"/>`,
      `<w:b/><w:bCs/>`,
    ),
    style(
      'Opening',
      'Opening',
      `<w:keepNext/>${direction}<w:ind w:firstLine="720"/><w:jc w:val="both"/>`,
    ),
    style('Statement', 'Statement', `${direction}<w:ind w:firstLine="720"/><w:jc w:val="both"/>`),
    style(
      'Subparagraph',
      'Subparagraph',
      `${direction}<w:ind w:start="720" w:firstLine="720"/><w:jc w:val="both"/>`,
    ),
    ...[2, 3].map((level) =>
      style(
        `Subparagraph${level}`,
        `Subparagraph ${level}`,
        `${direction}<w:ind w:start="${level * 720}" w:firstLine="720"/><w:jc w:val="both"/>`,
      ),
    ),
    style(
      'Masthead',
      'Masthead',
      `${direction}<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>`,
    ),
    style(
      'Chapeau',
      'Chapeau',
      `<w:keepNext/>${direction}<w:ind w:firstLine="720"/><w:jc w:val="both"/>`,
    ),
    style('Preambular', 'Preambular', `${direction}<w:ind w:firstLine="720"/><w:jc w:val="both"/>`),
    style('Operative', 'Operative', `${direction}<w:ind w:firstLine="720"/><w:jc w:val="both"/>`),
    style(
      'FootnoteText',
      'footnote text',
      `${direction}<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>`,
      `<w:sz w:val="18"/><w:szCs w:val="18"/>`,
    ),
    style('CommentText', 'annotation text', direction, `<w:sz w:val="20"/><w:szCs w:val="20"/>`),
    style(
      'Cell',
      'Table text',
      `${direction}<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>`,
      `<w:sz w:val="18"/><w:szCs w:val="18"/>`,
    ),
    style('Header', 'header', `${direction}<w:jc w:val="center"/>`, `<w:i/><w:iCs/>`),
    style('Footer', 'footer', `${direction}<w:jc w:val="center"/>`),
    ofCharacters('FootnoteReference', 'footnote reference', '<w:vertAlign w:val="superscript"/>'),
    ofCharacters('Pending', 'Proposed words', '<w:u w:val="single"/>'),
    ofCharacters('Struck', 'Words to be deleted', '<w:strike/>'),
    ofCharacters('MastheadName', 'Masthead name', '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    ofCharacters('MastheadSymbol', 'Masthead symbol', '<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    ofCharacters(
      'MastheadOrgan',
      'Masthead organ',
      '<w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/>',
    ),
    ofCharacters('MastheadLine', 'Masthead line', '<w:sz w:val="20"/><w:szCs w:val="20"/>'),
    ofCharacters('Remark', 'Remark', ''),
    ofCharacters('Directive', 'Directive', '<w:b/><w:bCs/><w:color w:val="1F4E79"/>'),
  ].join('')}</w:styles>`
}

function ofCharacters(id: string, name: string, rPr: string): string {
  return `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${name}"/><w:rPr>${rPr}</w:rPr></w:style>`
}

function style(id: string, name: string, pPr: string, rPr = '', attributes = ''): string {
  const basedOn = id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'
  return `<w:style w:type="paragraph"${attributes} w:styleId="${id}"><w:name w:val="${name}"/>${basedOn}<w:qFormat/><w:pPr>${pPr}</w:pPr><w:rPr>${rPr}</w:rPr></w:style>`
}

function fonts(lang: FormulaLang): string {
  // The face of the United Nations' documents in Latin and Cyrillic; what Chinese and Arabic machines have otherwise.
  const arabic = lang === 'ar' ? 'Traditional Arabic' : 'Times New Roman'
  return `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="${arabic}"/>`
}

/** The language of the text, named where its script is looked for. */
export function langXml(lang: FormulaLang): string {
  const isOther = lang === 'zh' || lang === 'ar'
  const val = isOther ? FORMULAS.en.tag : FORMULAS[lang].tag
  return `<w:lang w:val="${val}" w:eastAsia="${FORMULAS.zh.tag}" w:bidi="${FORMULAS.ar.tag}"/>`
}
