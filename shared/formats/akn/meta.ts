import type { Dossier } from '../../domain/dossier.ts'
import { called } from '../../messages/called.ts'
import { escapeXml } from '../xml.ts'
import { agentOf, dayOf, momentOf, type Names, namesOf, resolutionUri } from './names.ts'

// What the document says of itself: what it is (work, expression, manifestation), which versions led to it, what became of each, and
// whom and what it refers to. No reasons, cover notes or positions: only what every member knows by name and time.

const SOURCE = '#penholder'

export type Told = {
  readonly agents: Iterable<string>
  readonly cited: Iterable<readonly [number: number, year: number]>
  /** What is said beside the text, as it stands in the document. */
  readonly notes: string
}

/** The element `meta`. */
export function metaXml(dossier: Dossier, lang: string, told: Told): string {
  const names = namesOf(dossier, lang)
  return `<meta>
${identificationXml(dossier, names)}
${lifecycleXml(dossier)}${workflowXml(dossier)}${referencesXml(dossier, names, told)}${told.notes}
</meta>`
}

function identificationXml(dossier: Dossier, names: Names): string {
  const { work, expression, day, versionDay, number, language } = names
  const issued = dossier.adoption ? dossier.issuedAs : null
  const alias = issued ? `<FRBRalias name="symbol" value="${escapeXml(issued.symbol)}"/>` : ''
  const version = dossier.revisions.at(-1)?.name
  const of = (uri: string, end: string) =>
    `<FRBRthis value="${uri}/!main${end}"/><FRBRuri value="${uri}${end}"/>`
  return `<identification source="${SOURCE}">
<FRBRWork>${of(work, '')}${alias}<FRBRdate date="${day}" name="${issued ? 'adoption' : 'draft'}"/><FRBRauthor href="#un-sc" as="#author"/><FRBRcountry value="un"/><FRBRsubtype value="deliberation"/><FRBRnumber value="${number}"/><FRBRprescriptive value="false"/><FRBRauthoritative value="false"/></FRBRWork>
<FRBRExpression>${of(expression, '')}<FRBRdate date="${versionDay}" name="version"/><FRBRauthor href="${SOURCE}" as="#editor"/>${version ? `<FRBRversionNumber value="${escapeXml(version)}"/>` : ''}<FRBRlanguage language="${language}"/>${translationXml(dossier, names)}</FRBRExpression>
<FRBRManifestation>${of(expression, '.xml')}<FRBRdate date="${versionDay}" name="generation"/><FRBRauthor href="${SOURCE}" as="#editor"/><FRBRformat value="xml"/></FRBRManifestation>
</identification>`
}

/** Of which expression it is a translation. */
function translationXml(dossier: Dossier, { language }: Names): string {
  const original = namesOf(dossier, dossier.lang)
  return original.language === language
    ? ''
    : `<FRBRtranslation href="${original.expression}" fromLanguage="${original.language}"/>`
}

/** Each version that was circulated. */
function lifecycleXml({ revisions }: Dossier): string {
  if (revisions.length === 0) return ''
  const events = revisions.map(
    ({ at }, i) =>
      `<eventRef eId="event_${i + 1}" date="${momentOf(at)}" type="${i === 0 ? 'generation' : 'amendment'}" source="#rev_${i}"/>`,
  )
  return `<lifecycle source="${SOURCE}">\n${events.join('\n')}\n</lifecycle>\n`
}

type Step = {
  readonly at: number
  readonly outcome: keyof typeof OUTCOMES
  readonly revision: string
}

const OUTCOMES = {
  circulated: 'Circulated',
  silence: 'Under silence',
  extended: 'Silence extended',
  passed: 'Silence passed',
  broken: 'Silence broken',
  voided: 'Silence void',
  adopted: 'Adopted',
} as const

/** What was done with the versions, in the order of time. */
function stepsOf({ revisions, rounds, adoption }: Dossier): readonly Step[] {
  const steps: Step[] = revisions.map(({ at, name }) => ({
    at,
    outcome: 'circulated',
    revision: name,
  }))
  for (const { begun, extensions, end, revision } of rounds) {
    steps.push({ at: begun, outcome: 'silence', revision })
    for (const { at } of extensions) steps.push({ at, outcome: 'extended', revision })
    if (end) steps.push({ at: end.at, outcome: end.kind, revision })
  }
  if (adoption) steps.push({ at: adoption.at, outcome: 'adopted', revision: adoption.revision })
  return steps.toSorted((a, b) => a.at - b.at)
}

function workflowXml(dossier: Dossier): string {
  const names = dossier.revisions.map(({ name }) => name)
  const steps = stepsOf(dossier).map(({ at, outcome, revision }, i) => {
    const of = names.includes(revision) ? ` refersTo="#rev_${names.indexOf(revision)}"` : ''
    return `<step eId="step_${i + 1}" date="${momentOf(at)}" by="#${agentOf(dossier.penholder)}" as="#pen"${of} outcome="#${outcome}"/>`
  })
  return steps.length > 0 ? `<workflow source="${SOURCE}">\n${steps.join('\n')}\n</workflow>\n` : ''
}

function referencesXml(dossier: Dossier, names: Names, { agents, cited }: Told): string {
  const { work, language, expression } = names
  const versions = dossier.revisions.map(({ at, name }, i) => {
    const href = `${work}/${language}@${dayOf(at)}`
    return `<${i === 0 ? 'original' : 'passiveRef'} eId="rev_${i}" href="${href}" showAs="${escapeXml(name)}"/>`
  })
  const first =
    versions.length > 0
      ? versions
      : [`<original eId="original" href="${expression}" showAs="Draft"/>`]
  const delegations = [...new Set([dossier.penholder, ...agents])].map(
    (code) =>
      `<TLCOrganization eId="${agentOf(code)}" href="/ontology/organization/un/member/${agentOf(code)}" showAs="${escapeXml(called(code, 'en'))}"/>`,
  )
  const outcomes = [...new Set(stepsOf(dossier).map(({ outcome }) => outcome))].map(
    (outcome) =>
      `<TLCConcept eId="${outcome}" href="/ontology/concept/un/${outcome}" showAs="${OUTCOMES[outcome]}"/>`,
  )
  const resolutions = [...cited].map(
    ([number, year]) =>
      `<TLCReference eId="res_${number}_${year}" name="cited" href="${resolutionUri(number, year)}" showAs="S/RES/${number} (${year})"/>`,
  )
  const all = [...first, ...OFFICES, ...delegations, ...outcomes, ...resolutions]
  return `<references source="${SOURCE}">\n${all.join('\n')}\n</references>`
}

const OFFICES = [
  '<TLCOrganization eId="un-sc" href="/ontology/organization/un/un-sc" showAs="Security Council"/>',
  '<TLCObject eId="penholder" href="/ontology/object/un/penholder" showAs="Penholder"/>',
  '<TLCRole eId="author" href="/ontology/role/un/author" showAs="Author"/>',
  '<TLCRole eId="editor" href="/ontology/role/un/editor" showAs="Editor"/>',
  '<TLCRole eId="pen" href="/ontology/role/un/penholder" showAs="Penholder"/>',
]
