import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConceptNote } from '../../../shared/domain/dossier.ts'
import { displayWidth } from '../../../shared/formats/concept-note/display-width.ts'
import {
  factsOfNote,
  type NoteFacts,
} from '../../../shared/formats/concept-note/dossier-of-note.ts'
import {
  langsInNote,
  readConceptNote,
} from '../../../shared/formats/concept-note/read-concept-note.ts'
import {
  type Block,
  chineseNote,
  englishNote,
  type NoteContent,
  type Page,
  printNote,
} from './notes.ts'
import { arabicNote, frenchNote, russianNote, spanishNote } from './notes-elsewhere.ts'

// A note in each of the languages that English and Chinese leave: what is one fact in one is the same fact in all.

const DAY = { day: [2020, 1, 22], hour: 15, killed: 311 } as const
const CITED = [
  [2086, 2013],
  [2185, 2014],
  [2436, 2018],
] as const

const content = (
  topic: string,
  says: readonly string[],
  issues: readonly string[],
): NoteContent => ({
  ...DAY,
  topic,
  cited: CITED.map(([number, year], i) => ({ number, year, says: says[i] ?? '' })),
  issues,
})

type Case = {
  readonly write: (said: NoteContent) => Block[]
  readonly said: NoteContent
  readonly place: string
  readonly format: string
  readonly chair: string
  readonly briefers: readonly string[]
  readonly subject: string
  readonly mission: string
  readonly sections: readonly string[]
  readonly duties: readonly string[]
}

const CASES: Readonly<Record<string, Case>> = {
  fr: {
    write: frenchNote,
    said: content(
      'Des soins à portée de main : la médecine sur le terrain',
      [
        'a rangé la santé parmi les tâches des missions',
        'a traité la police comme l’armée',
        'a lié les résultats à la préparation',
      ],
      [
        'Comment mieux employer la première heure ?',
        'Quelles normes les hôpitaux devraient-ils respecter ?',
        'Que peuvent faire les États hôtes ?',
      ],
    ),
    place: 'salle du Conseil de tutelle',
    format: 'débat public',
    chair: 'Ministre des affaires étrangères du Viet Nam',
    briefers: [
      'Secrétaire général adjoint à l’appui opérationnel',
      'commandant de la force de la Mission des Nations Unies au Soudan du Sud (MINUSS)',
      'représentante de la société civile',
    ],
    subject: 'les soins médicaux',
    mission: 'Mission des Nations Unies au Soudan du Sud',
    sections: ['I', 'II', 'III'],
    duties: [
      'demander des plans médicaux avant d’autoriser un déploiement',
      'suivre les délais d’évacuation',
      'former chaque soldat aux premiers secours',
      'financer des hélicoptères capables de voler de nuit',
      'accorder sans délai les autorisations',
    ],
  },
  es: {
    write: spanishNote,
    said: content(
      'Atención al alcance: la medicina sobre el terreno',
      [
        'incluyó la salud entre las tareas de las misiones',
        'pidió igual trato para la policía',
        'vinculó el desempeño a la preparación',
      ],
      [
        '¿Cómo se puede aprovechar mejor la primera hora?',
        '¿Qué normas deberían cumplir los hospitales?',
        '¿Qué pueden hacer los Estados receptores?',
      ],
    ),
    place: 'Salón del Consejo de Administración Fiduciaria',
    format: 'debate abierto',
    chair: 'Ministro de Relaciones Exteriores de Viet Nam',
    briefers: [
      'Secretario General Adjunto de Apoyo Operacional',
      'Comandante de la Fuerza de la Misión de las Naciones Unidas en Sudán del Sur (UNMISS)',
      'representante de la sociedad civil',
    ],
    subject: 'la atención médica',
    mission: 'Misión de las Naciones Unidas en Sudán del Sur',
    sections: ['I', 'II', 'III'],
    duties: [
      'pedir planes médicos antes de autorizar un despliegue',
      'vigilar los tiempos de evacuación',
      'enseñar primeros auxilios a cada soldado',
      'costear helicópteros que vuelen de noche',
      'conceder las autorizaciones de inmediato',
    ],
  },
  ru: {
    write: russianNote,
    said: content(
      'Помощь рядом: медицина на местах',
      [
        'включила охрану здоровья в число задач миссий',
        'приравняла полицейских к солдатам',
        'увязала результаты с подготовкой',
      ],
      [
        'Как лучше использовать первый час?',
        'Каким нормам должны отвечать госпитали?',
        'Что могут сделать принимающие государства?',
      ],
    ),
    place: 'зале Совета по Опеке',
    format: 'открытые прения',
    chair: 'министра иностранных дел Вьетнама',
    briefers: [
      'заместителя Генерального секретаря по оперативной поддержке',
      'командующего силами Миссии Организации Объединенных Наций в Южном Судане (МООНЮС)',
      'представителя гражданского общества',
    ],
    subject: 'медицинской помощи',
    mission: 'Миссии Организации Объединенных Наций в Южном Судане',
    sections: ['I', 'II', 'III'],
    duties: [
      'запрашивать медицинские планы до развертывания',
      'следить за сроками эвакуации',
      'обучить каждого солдата первой помощи',
      'оплачивать вертолеты для ночных полетов',
      'немедленно выдавать разрешения',
    ],
  },
  ar: {
    write: arabicNote,
    said: content(
      'رعاية في المتناول: الطب في الميدان',
      ['أدرج الصحة ضمن مهام البعثات', 'ساوى بين الشرطة والجنود', 'ربط الأداء بالإعداد'],
      [
        'كيف يمكن استخدام الساعة الأولى على نحو أفضل؟',
        'ما هي المعايير التي ينبغي أن تستوفيها المستشفيات؟',
        'ماذا يمكن أن تفعل الدول المضيفة؟',
      ],
    ),
    place: 'قاعة مجلس الوصاية',
    format: 'مناقشة مفتوحة',
    chair: 'وزير خارجية فييت نام',
    briefers: [
      'وكيل الأمين العام للدعم العملياتي',
      'قائد قوة بعثة الأمم المتحدة في جنوب السودان',
      'ممثلة عن المجتمع المدني',
    ],
    subject: 'الرعاية الطبية',
    mission: 'بعثة الأمم المتحدة في جنوب السودان',
    sections: ['أولا', 'ثانيا', 'ثالثا'],
    duties: [
      'يطلب خططا طبية قبل الإذن بالنشر',
      'ترصد مدد الإجلاء',
      'تدرب كل جندي على الإسعاف الأولي',
      'تمول طائرات عمودية تحلق ليلا',
      'تمنح التراخيص فورا',
    ],
  },
}

const PAGE: Page = { width: 78, isDoubleSpaced: true }

function noteIn(text: string, preferred?: string): ConceptNote {
  const note = readConceptNote(text, preferred)
  if (!note.ok) throw new Error(note.error.kind)
  return note.value
}

function factsIn(text: string): NoteFacts {
  const facts = factsOfNote(noteIn(text))
  if (!facts.ok) throw new Error(facts.error.kind)
  return facts.value
}

describe.each(Object.entries(CASES))('a concept note in %s', (lang, given) => {
  const { write, said } = given
  const facts = factsIn(printNote(write(said), PAGE))

  it('[N1] letter, signature and annex are told apart', () => {
    expect(facts.note?.lang).toBe(lang)
    expect(facts.note?.letter.date).toBe('2020-01-03')
    expect(facts.note?.letter.paragraphs).toHaveLength(2)
    expect(facts.note?.letter.signature).toHaveLength(1)
    expect(facts.note?.annexTitle).not.toMatch(/[[\]]/u)
    expect(facts.note?.annexTitle).toContain('2020')
    expect(facts.note?.links).toHaveLength(2)
  })

  it('[N4] sections, items and points stand in their places', () => {
    const { sections = [] } = facts.note ?? {}
    expect(sections.map(({ label }) => label)).toEqual(given.sections)
    const items = sections.flatMap((section) => section.items)
    expect(items.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(facts.issues.map(({ text }) => text)).toEqual(said.issues)
  })

  it('[N6] the meeting and what is to come of it are in the dossier', () => {
    expect(facts.topic).toBe(said.topic)
    expect(facts.meeting).toEqual({
      date: '2020-01-22',
      time: '15:00',
      place: given.place,
      format: given.format,
      chair: given.chair,
      briefers: given.briefers,
    })
    expect(facts.outcome).toEqual({ types: ['presidentialStatement'], subject: given.subject })
  })

  it('[N6] citations, missions, figures and duties are in the dossier', () => {
    expect(facts.citations).toEqual(
      said.cited.map(({ number, year, says }) => ({ number, year, subject: says })),
    )
    expect(facts.missions).toEqual([{ acronym: 'UNMISS', name: given.mission }])
    expect(facts.figures.map(({ value }) => value)).toEqual([14, 83500, 311, 50])
    expect(facts.duties.map(({ actor }) => actor)).toEqual([
      'council',
      'secretariat',
      'contributors',
      'funders',
      'host',
    ])
    expect(facts.duties.map(({ text }) => text)).toEqual(given.duties)
  })

  it('[N7] the presiding delegation holds the pen, also where only the signature says so', () => {
    expect(facts.penholder).toBe('VNM')
    const silent = write(said).filter((_, i) => i !== 1)
    expect(factsIn(printNote(silent, PAGE)).penholder).toBe('VNM')
  })

  it('[N2] what it says does not depend on the page', () => {
    const asPrinted = (printed: Page) => {
      const { letter, ...rest } = noteIn(printNote(write(said), printed))
      return { ...rest, letter: { ...letter, signature: letter.signature.join('') } }
    }
    const expected = asPrinted({ width: 100, isDoubleSpaced: false })
    const page = fc.record({
      width: fc.integer({ min: 34, max: 130 }),
      isDoubleSpaced: fc.boolean(),
      linesPerPage: fc.integer({ min: 7, max: 60 }),
    })
    fc.assert(
      fc.property(page, (printed) => {
        expect(asPrinted(printed)).toEqual(expected)
      }),
      { numRuns: 40, seed: 2447 },
    )
  })
})

describe('a concept note in two languages', () => {
  const english: NoteContent = content(
    'Care within reach: medicine in the field',
    [
      'placed health among the tasks of missions',
      'asked that police be treated as soldiers are',
      'tied performance to preparation',
    ],
    [
      'How can the first hour after an injury be used better?',
      'Which standards should field hospitals meet?',
    ],
  )
  const chinese: NoteContent = content(
    '近在身边的救护：实地医疗',
    ['把医疗列为特派团的任务', '要求对警察和士兵同等救治', '把绩效与准备工作联系起来'],
    ['如何更好地利用受伤后的第一个小时？', '野战医院应达到哪些标准，由谁检查？'],
  )
  const narrow: Page = { width: 46, isDoubleSpaced: false }
  const wide: Page = { width: 100, isDoubleSpaced: false }

  it.each([
    ['narrow Chinese above wide English', narrow, wide],
    ['wide Chinese above narrow English', wide, narrow],
  ])('[N5] %s: each version is read as if it stood alone', (_, zhPage, enPage) => {
    const zh = printNote(chineseNote(chinese), zhPage)
    const en = printNote(englishNote(english), enPage)
    const both = `${zh}\n${en}`
    expect(langsInNote(both)).toEqual(['zh', 'en'])
    const { links: _zh, ...readZh } = noteIn(both)
    const { links: _own, ...ownZh } = noteIn(zh)
    expect(readZh).toEqual(ownZh)
    expect(noteIn(both, 'en')).toEqual(noteIn(en))
    expect(noteIn(both, 'ru').lang).toBe('zh')
  })

  it('[N5] a letter in one and its annex in another are one note', () => {
    const letter = printNote(chineseNote(chinese).slice(0, 4), narrow)
    const annex = printNote(englishNote(english).slice(4), wide)
    const note = noteIn(letter + annex)
    expect(note.letter.date).toBe('2020-01-03')
    expect(note.letter.paragraphs).toEqual(
      noteIn(printNote(chineseNote(chinese), wide)).letter.paragraphs,
    )
    expect(note.sections).toEqual(noteIn(printNote(englishNote(english), wide)).sections)
    const facts = factsIn(letter + annex)
    expect(facts.penholder).toBe('VNM')
    expect(facts.meeting.date).toBe('2020-01-22')
  })

  it('[N5] names of another script are no language of the note', () => {
    expect(
      langsInNote(
        printNote(chineseNote({ ...chinese, topic: 'Care within reach: medicine' }), narrow),
      ),
    ).toEqual(['zh'])
  })
})

describe('the width of a line', () => {
  it.each([
    ['field', 5],
    ['维和', 4],
    ['维和 UN', 7],
    ['أولاً', 4],
    ['e\u0301', 1],
  ])('[N5] %s takes %i columns', (text, columns) => {
    expect(displayWidth(text)).toBe(columns)
  })
})
