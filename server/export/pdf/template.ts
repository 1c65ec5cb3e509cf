// The page in Typst's language. It is the same for every document and holds no word of any: what is written comes as data
// (`sys.inputs`), is read with `json`, and is shown as strings, which Typst never reads as mark-up ([X33]).
// Colours, sizes and margins are those of the Council's documents, so far as A4 has room for them.

export const TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let rtl-text = d.dir == "rtl"
#let issued = d.symbol != none
#let latin = (name: "Noto Serif", covers: "latin-in-cjk")
#let families = (
  zh: (latin, "Noto Serif SC", "Noto Serif", "Amiri"),
  ar: ("Amiri", "Noto Serif", "Noto Serif SC"),
).at(d.lang, default: ("Noto Serif", "Noto Serif SC", "Amiri"))
#let thin = line(length: 100%, stroke: 0.5pt)
#let inset(from, to, it) = if rtl-text { pad(right: from, left: to, it) } else { pad(left: from, right: to, it) }

#set document(
  title: d.name,
  author: d.author,
  date: if d.date == none { none } else { datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)) },
)
#set text(
  font: families, lang: d.lang, region: d.region, dir: if rtl-text { rtl } else { ltr },
  size: if rtl-text { 12pt } else { 10.5pt }, fallback: false, hyphenate: false, cjk-latin-spacing: none,
)
#set par(justify: true, leading: if d.lang == "zh" { 0.85em } else { 0.68em }, spacing: 1.15em)
#set footnote.entry(separator: line(length: 30%, stroke: 0.5pt))
#show footnote.entry: set text(8.5pt)

#let running = if issued { d.symbol } else { d.mark }
#set page(
  paper: "a4",
  margin: (x: 21mm, top: 27mm, bottom: 25mm),
  header: context if not issued or counter(page).get().first() > 1 {
    align(if issued { end } else { center }, text(weight: "bold", running))
    v(-0.55em)
    thin
  },
  footer: {
    set text(8.5pt)
    if not issued { running }
    h(1fr)
    context strong(text(dir: ltr, counter(page).display("1/1", both: true)))
  },
)

#let run(r) = {
  let it = if "text" in r { text(r.text) } else { [] }
  if r.at("bold", default: false) { it = strong(it) }
  if r.at("italic", default: false) { it = emph(it) }
  if r.at("underline", default: false) { it = underline(it) }
  if "href" in r { it = link(r.href, underline(stroke: 0.4pt, offset: 2pt, it)) }
  if "note" in r { it = it + footnote(r.note.map(run).join()) }
  it
}
#let words(runs) = runs.map(run).join()

#show heading.where(level: 1): set text(14pt, weight: "bold")
#show heading.where(level: 1): set par(justify: false)
#show heading.where(level: 2): set text(9pt, weight: "regular", fill: luma(35%))

#let emblem = box(
  width: 18mm, height: 16mm, stroke: (thickness: 0.5pt, dash: "dashed", paint: luma(45%)),
  align(center + horizon, text(7pt, fill: luma(35%), d.emblem)),
)

#if issued {
  let parts = d.symbol.split("/")
  v(-12mm)
  grid(
    columns: (22mm, 1fr, auto), align: bottom,
    [], text(14pt, d.organization),
    text(dir: ltr, { text(20pt, parts.first()); text(10.5pt, "/" + parts.slice(1).join("/")) }),
  )
  v(-0.75em)
  thin
  v(-1mm)
  grid(
    columns: (22mm, 1fr, 44mm),
    emblem, pad(top: 1mm, text(20pt, weight: "bold", d.organ)),
    { set par(justify: false, spacing: 0.6em, leading: 0.5em); d.lines.map(text).join(parbreak()) },
  )
  v(-0.2em)
  line(length: 100%, stroke: 1.5pt)
  v(4mm)
}

#let aside = if issued { 22mm } else { 12mm }
#inset(22mm, 0mm, heading(level: 1, text(d.title)))
#v(3mm)

#set par.line(numbering: n => text(7pt, fill: luma(35%), str(n)), number-margin: start) if d.lines-numbered

#let paragraph(p) = {
  set par(first-line-indent: (amount: 10mm, all: true)) if p.kind in ("opening", "plain", "chapeau", "pp", "op")
  show: block.with(width: 100%)
  if p.number != none {
    place(start, dx: if rtl-text { 12mm } else { -12mm }, heading(level: 2, text(p.number)))
  }
  if p.kind == "heading" { strong(words(p.runs)) } else { par(words(p.runs)) }
}
#for p in d.blocks {
  inset(aside + p.level * 9mm, if issued { 22mm } else { 0mm }, paragraph(p))
}

#if issued { align(center, line(length: 30mm, stroke: 0.5pt)) }
`
