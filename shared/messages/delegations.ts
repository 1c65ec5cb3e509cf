/**
 * How the window calls the members of the Council of March 2020 and the secretariat, by code; two of them shorter than the
 * United Nations does. All other members are called as in `member-names.ts`.
 */
export const en = {
  BEL: 'Belgium',
  CHN: 'China',
  DOM: 'Dominican Republic',
  EST: 'Estonia',
  FRA: 'France',
  DEU: 'Germany',
  IDN: 'Indonesia',
  NER: 'Niger',
  RUS: 'Russian Federation',
  VCT: 'Saint Vincent and the Grenadines',
  ZAF: 'South Africa',
  TUN: 'Tunisia',
  GBR: 'United Kingdom',
  USA: 'United States',
  VNM: 'Viet Nam',
  SEC: 'Secretariat',
}

export const zh: Record<keyof typeof en, string> = {
  BEL: '比利时',
  CHN: '中国',
  DOM: '多米尼加',
  EST: '爱沙尼亚',
  FRA: '法国',
  DEU: '德国',
  IDN: '印度尼西亚',
  NER: '尼日尔',
  RUS: '俄罗斯联邦',
  VCT: '圣文森特和格林纳丁斯',
  ZAF: '南非',
  TUN: '突尼斯',
  GBR: '联合王国',
  USA: '美国',
  VNM: '越南',
  SEC: '秘书处',
}
