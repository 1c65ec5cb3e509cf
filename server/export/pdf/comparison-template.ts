// The page of a comparison in Typst's language; like the page of a document it holds no word of any ([X33]). What came is underlined,
// what went is struck through, and colour only repeats it: the page is read as well from a copier.

export const COMPARISON_TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let rtl-text = d.dir == "rtl"
#let latin = (name: "Noto Serif", covers: "latin-in-cjk")
#let families = (
  zh: (latin, "Noto Serif SC", "Noto Serif", "Amiri"),
  ar: ("Amiri", "Noto Serif", "Noto Serif SC"),
).at(d.lang, default: ("Noto Serif", "Noto Serif SC", "Amiri"))
#let came = rgb("#14532d")
#let went = rgb("#8b1a1a")
#let quiet = luma(35%)

#set document(
  title: d.lead + " – " + d.topic,
  date: datetime(year: d.date.at(0), month: d.date.at(1), day: d.date.at(2)),
)
#set text(
  font: families, lang: d.lang, region: d.region, dir: if rtl-text { rtl } else { ltr },
  size: if rtl-text { 12pt } else { 10.5pt }, fallback: false, hyphenate: false, cjk-latin-spacing: none,
)
#set par(justify: false, leading: if d.lang == "zh" { 0.85em } else { 0.72em }, spacing: 1.1em)
#set page(
  paper: "a4",
  margin: (x: 21mm, top: 25mm, bottom: 22mm),
  header: { set text(8.5pt, fill: quiet); align(if rtl-text { right } else { left }, text(dir: ltr, d.lead)); v(-0.55em); line(length: 100%, stroke: 0.5pt) },
  footer: { set text(8.5pt); h(1fr); context strong(text(dir: ltr, counter(page).display("1/1", both: true))) },
)
#show heading.where(level: 1): set text(14pt, weight: "bold")
#show heading.where(level: 2): set text(9pt, weight: "regular", fill: quiet)

#let styled(r) = {
  let it = text(r.text)
  if r.at("bold", default: false) { it = strong(it) }
  if r.at("italic", default: false) { it = emph(it) }
  if r.at("underline", default: false) { it = underline(stroke: 0.4pt, offset: 1pt, it) }
  it
}
#let run(r) = {
  let it = styled(r)
  if r.change == "added" { it = underline(stroke: 1pt + came, offset: 2.5pt, evade: false, text(fill: came, it)) }
  if r.change == "removed" { it = strike(stroke: 0.8pt + went, text(fill: went, it)) }
  // The old word and the new one do not run together, be it that nobody stands between them.
  if r.change == "removed" and r.by == none { it = it + h(0.15em) }
  if r.by != none { it = it + super(text(dir: ltr, weight: "bold", fill: quiet, r.by)) }
  it
}
#let remark(it) = box(stroke: 0.5pt + quiet, inset: (x: 3pt, y: 1.5pt), radius: 2pt, baseline: 1.5pt, text(8pt, dir: ltr, fill: quiet, it))
// The program's own words read from left to right, in whichever text they stand.
#let told(it) = block(width: 100%, { set text(dir: ltr); set align(if rtl-text { right } else { left }); it })
#let inset(from, it) = if rtl-text { pad(right: from, it) } else { pad(left: from, it) }

#told(heading(level: 1, text(d.lead)))
#text(d.topic)
#set text(9pt)
#told(text(fill: quiet, d.times))
#told(d.summary.map(text).join([ · ]))
#told(text(fill: quiet, d.key))
#v(2mm)
#line(length: 100%, stroke: 0.5pt)
#set text(if rtl-text { 12pt } else { 10.5pt })

#let paragraph(p) = {
  show: block.with(width: 100%)
  if p.number != "" {
    place(start, dx: if rtl-text { 12mm } else { -12mm }, heading(level: 2, text(p.number)))
  }
  let words = p.remarks.map(remark).join(h(0.4em))
  let body = p.runs.map(run).join()
  let all = if words == none { body } else if body == none { words } else { words + h(0.4em) + body }
  if p.isUnchanged { all = text(fill: luma(40%), all) }
  if p.kind in ("title", "heading") { strong(all) } else { par(all) }
}
#for p in d.blocks {
  inset(12mm + p.level * 9mm, paragraph(p))
}
`
