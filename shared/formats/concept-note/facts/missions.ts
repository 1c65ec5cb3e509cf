import type { ConceptNote, Mission } from '../../../domain/dossier.ts'
import type { NoteLang } from '../note-lang.ts'
import { acronymsElsewhere, missionElsewhere } from './mission-names.ts'
import { annexParagraphs } from './sentences.ts'

// Peace operations that a note names. They are known by their acronyms; a Chinese note writes the names alone and not
// always in the same words, so each is known by the country in it, too.

type KnownMission = {
  readonly acronym: string
  readonly name: string
  readonly en: RegExp
  readonly zh: RegExp
}

/** `zhPlace`: where it is deployed; `zhEnd`: how its name ends in Chinese. */
function mission(acronym: string, name: string, zhPlace: string, zhEnd = ZH_END): KnownMission {
  return {
    acronym,
    name,
    en: new RegExp(name.replace(/i[sz]ation/gu, 'i[sz]ation'), 'u'),
    zh: new RegExp(`联合国[^，。；、和与“”]{0,8}?${zhPlace}${zhEnd}`, 'u'),
  }
}

const ZH_END = '[^，。；、和与“”]{0,16}?(?:特派团|稳定团|特派任务|观察团|观察组|部队|组织|行动)'
const INTEGRATED = 'United Nations Multidimensional Integrated Stabilization Mission in'

const KNOWN: readonly KnownMission[] = [
  mission('MINUSMA', `${INTEGRATED} Mali`, '马里'),
  mission('MINUSCA', `${INTEGRATED} the Central African Republic`, '中非(?:共和国)?'),
  mission('UNMISS', 'United Nations Mission in South Sudan', '南苏丹'),
  mission(
    'MONUSCO',
    'United Nations Organization Stabilization Mission in the Democratic Republic of the Congo',
    '刚果民主共和国',
  ),
  mission('UNAMID', 'African Union-United Nations Hybrid Operation in Darfur', '达尔富尔'),
  mission('UNISFA', 'United Nations Interim Security Force for Abyei', '阿卜耶伊'),
  mission('UNIFIL', 'United Nations Interim Force in Lebanon', '黎巴嫩'),
  mission('UNDOF', 'United Nations Disengagement Observer Force', '脱离接触', '观察员部队'),
  mission('UNFICYP', 'United Nations Peacekeeping Force in Cyprus', '(?:驻)?塞浦路斯'),
  mission('UNMIK', 'United Nations Interim Administration Mission in Kosovo', '科索沃'),
  mission('MINURSO', 'United Nations Mission for the Referendum in Western Sahara', '西撒哈拉'),
  mission('UNTSO', 'United Nations Truce Supervision Organization', '停战监督', '组织'),
  mission(
    'UNMOGIP',
    'United Nations Military Observer Group in India and Pakistan',
    '(?:驻)?印度和?巴基斯坦',
  ),
]

/** `(UNSMIS)` behind a name that the table does not hold. */
const OTHER_ENGLISH =
  /\b((?:African Union-)?United Nations (?:[A-Z][\p{L}-]+ |in |for |of |the |and ){1,12}?)\(([A-Z]{4,10})\)/gu
const OPERATION = /\b(?:Mission|Force|Operation|Organi[sz]ation|Group|Office)\b/u

/** The missions that the annex names, each once, in order, under the name that is printed, or their own if only the acronym is. */
export function missionsOf(note: ConceptNote): readonly Mission[] {
  const text = annexParagraphs(note).join('\n')
  const found = KNOWN.flatMap((known) => knownIn(text, known, note.lang))
  const acronyms = new Set(found.map(({ mission }) => mission.acronym))
  for (const match of text.matchAll(OTHER_ENGLISH)) {
    const [, name = '', acronym = ''] = match
    if (acronyms.has(acronym) || !OPERATION.test(name)) continue
    acronyms.add(acronym)
    found.push({ at: match.index, mission: { acronym, name: name.trim() } })
  }
  return found.sort((a, b) => a.at - b.at).map((one) => one.mission)
}

function knownIn(
  text: string,
  { acronym, name, en, zh }: KnownMission,
  lang: NoteLang,
): { readonly at: number; readonly mission: Mission }[] {
  const printed = (lang === 'zh' ? zh : (missionElsewhere(acronym, lang) ?? en)).exec(text)
  const called = [acronym, ...acronymsElsewhere(acronym)].join('|')
  const match = printed ?? new RegExp(`(?<!\\p{L})(?:${called})(?!\\p{L})`, 'u').exec(text)
  return match ? [{ at: match.index, mission: { acronym, name: printed?.[0] ?? name } }] : []
}
