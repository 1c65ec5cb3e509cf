import { type DelegationCode, parseDelegationCode } from '../../../domain/delegations.ts'
import type { NoteLang } from '../note-lang.ts'
import { nameElsewhere } from './state-names.ts'

// The States that sat on the Council from 2019 to 2026: who may preside, and who the members of a year are.

type State = {
  readonly code: string
  /** How notes name it, as sources of regular expressions. */
  readonly en: string
  readonly zh: string
  /** Years of elected membership; `permanent` has no end. */
  readonly years: 'permanent' | readonly number[]
}

/** In English alphabetical order, in which the presidency rotates. */
const STATES: readonly State[] = [
  { code: 'ALB', en: 'Albania', zh: '阿尔巴尼亚', years: [2022, 2023] },
  { code: 'DZA', en: 'Algeria', zh: '阿尔及利亚', years: [2024, 2025] },
  { code: 'BHR', en: 'Bahrain', zh: '巴林', years: [2026] },
  { code: 'BEL', en: 'Belgium', zh: '比利时', years: [2019, 2020] },
  { code: 'BRA', en: 'Brazil', zh: '巴西', years: [2022, 2023] },
  { code: 'CHN', en: 'China', zh: '中国', years: 'permanent' },
  { code: 'COL', en: 'Colombia', zh: '哥伦比亚', years: [2026] },
  { code: 'CIV', en: "Côte d[’']Ivoire", zh: '科特迪瓦', years: [2019] },
  { code: 'COD', en: 'Democratic Republic of the Congo', zh: '刚果民主共和国', years: [2026] },
  { code: 'DNK', en: 'Denmark', zh: '丹麦', years: [2025, 2026] },
  { code: 'DOM', en: 'Dominican Republic', zh: '多米尼加共和国', years: [2019, 2020] },
  { code: 'ECU', en: 'Ecuador', zh: '厄瓜多尔', years: [2023, 2024] },
  { code: 'GNQ', en: 'Equatorial Guinea', zh: '赤道几内亚', years: [2019] },
  { code: 'EST', en: 'Estonia', zh: '爱沙尼亚', years: [2020, 2021] },
  { code: 'FRA', en: 'France', zh: '法国', years: 'permanent' },
  { code: 'GAB', en: 'Gabon', zh: '加蓬', years: [2022, 2023] },
  { code: 'DEU', en: 'Germany', zh: '德国', years: [2019, 2020] },
  { code: 'GHA', en: 'Ghana', zh: '加纳', years: [2022, 2023] },
  { code: 'GRC', en: 'Greece', zh: '希腊', years: [2025, 2026] },
  { code: 'GUY', en: 'Guyana', zh: '圭亚那', years: [2024, 2025] },
  { code: 'IND', en: 'India', zh: '印度', years: [2021, 2022] },
  { code: 'IDN', en: 'Indonesia', zh: '印度尼西亚', years: [2019, 2020] },
  { code: 'IRL', en: 'Ireland', zh: '爱尔兰', years: [2021, 2022] },
  { code: 'JPN', en: 'Japan', zh: '日本', years: [2023, 2024] },
  { code: 'KEN', en: 'Kenya', zh: '肯尼亚', years: [2021, 2022] },
  { code: 'KWT', en: 'Kuwait', zh: '科威特', years: [2019] },
  { code: 'LVA', en: 'Latvia', zh: '拉脱维亚', years: [2026] },
  { code: 'LBR', en: 'Liberia', zh: '利比里亚', years: [2026] },
  { code: 'MLT', en: 'Malta', zh: '马耳他', years: [2023, 2024] },
  { code: 'MEX', en: 'Mexico', zh: '墨西哥', years: [2021, 2022] },
  { code: 'MOZ', en: 'Mozambique', zh: '莫桑比克', years: [2023, 2024] },
  { code: 'NER', en: 'Niger', zh: '尼日尔', years: [2020, 2021] },
  { code: 'NOR', en: 'Norway', zh: '挪威', years: [2021, 2022] },
  { code: 'PAK', en: 'Pakistan', zh: '巴基斯坦', years: [2025, 2026] },
  { code: 'PAN', en: 'Panama', zh: '巴拿马', years: [2025, 2026] },
  { code: 'PER', en: 'Peru', zh: '秘鲁', years: [2019] },
  { code: 'POL', en: 'Poland', zh: '波兰', years: [2019] },
  { code: 'KOR', en: 'Republic of Korea', zh: '大韩民国', years: [2024, 2025] },
  { code: 'RUS', en: 'Russian Federation', zh: '俄罗斯(?:联邦)?', years: 'permanent' },
  {
    code: 'VCT',
    en: 'Saint Vincent and the Grenadines',
    zh: '圣文森特和格林纳丁斯',
    years: [2020, 2021],
  },
  { code: 'SLE', en: 'Sierra Leone', zh: '塞拉利昂', years: [2024, 2025] },
  { code: 'SVN', en: 'Slovenia', zh: '斯洛文尼亚', years: [2024, 2025] },
  { code: 'SOM', en: 'Somalia', zh: '索马里', years: [2025, 2026] },
  { code: 'ZAF', en: 'South Africa', zh: '南非', years: [2019, 2020] },
  { code: 'CHE', en: 'Switzerland', zh: '瑞士', years: [2023, 2024] },
  { code: 'TUN', en: 'Tunisia', zh: '突尼斯', years: [2020, 2021] },
  { code: 'ARE', en: 'United Arab Emirates', zh: '阿拉伯联合酋长国', years: [2022, 2023] },
  { code: 'GBR', en: 'United Kingdom', zh: '(?:大不列颠及北爱尔兰)?联合王国', years: 'permanent' },
  { code: 'USA', en: 'United States', zh: '(?:美国|美利坚合众国)', years: 'permanent' },
  { code: 'VNM', en: 'Viet Nam', zh: '越南', years: [2020, 2021] },
]

/** Names of the States by which a note can say who presides. */
export function namesOfStates(lang: NoteLang): readonly (readonly [DelegationCode, string])[] {
  return STATES.flatMap((state) => {
    const code = parseDelegationCode(state.code)
    const name = lang === 'en' || lang === 'zh' ? state[lang] : nameElsewhere(state.code, lang)
    return code && name ? [[code, name] as const] : []
  })
}

/** The members of the Council in a calendar year, in English alphabetical order; null for a year that is not known here. */
export function councilOf(year: number): readonly DelegationCode[] | null {
  const members = STATES.filter(({ years }) => years === 'permanent' || years.includes(year))
  return members.length === 15
    ? members.flatMap(({ code }) => parseDelegationCode(code) ?? [])
    : null
}

/** The five permanent members. */
export function permanentMembers(): readonly DelegationCode[] {
  const permanent = STATES.filter(({ years }) => years === 'permanent')
  return permanent.flatMap(({ code }) => parseDelegationCode(code) ?? [])
}
