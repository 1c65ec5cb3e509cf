/** A PDF of one page with this content and these entries beside its root. */
export function pdf(content: string, trailer = ''): Uint8Array {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const body = objects.map((one, i) => `${i + 1} 0 obj${one}endobj\n`).join('')
  const root = `trailer<</Root 1 0 R/Size 6${trailer}>>\n%%EOF`
  return new TextEncoder().encode(`%PDF-1.4\n${body}${root}`)
}

/** Content that shows these words. */
export const words = (text: string): string => `BT /F 12 Tf 50 700 Td (${text}) Tj ET`
