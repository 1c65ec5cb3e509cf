import { describe, expect, it } from 'vitest'
import { compare, isEmpty, readingOf } from '../../../shared/domain/compare.ts'
import { asVersion } from '../../../shared/domain/compare-outside.ts'
import { NO_CREDITS } from '../../../shared/domain/versions.ts'
import { readCredits } from '../../../shared/ydoc/read-version.ts'
import { negotiate, randomFrom } from '../ydoc/notation.ts'
import { randomAction } from '../ydoc/random-actions.ts'
import { comparing, lines, spelled, spelledOut, versionOf } from '../ydoc/versions.ts'

function scene() {
  return negotiate(
    'Statement',
    'The Council notes the report.',
    'It urges all.',
    'It remains seized.',
  )
}

describe('whole words', () => {
  it('[U3] a word of which a part stayed is shown whole: old and new', () => {
    const { CHN } = negotiate('Statement', 'common standards for deployment')
    const changed = comparing(CHN, () => CHN.replace('common', 'uniform'))
    expect(lines(changed)).toBe('Statement | [-common CHN-]{+uniform+} standards for deployment')
    const typed = comparing(CHN, () => CHN.type('standard', 'ization'))
    expect(lines(typed)).toContain('[-standards-]{+standardizations+}')
  })

  it('[U3] a space between two words that were replaced goes along with them', () => {
    const { CHN } = negotiate('Statement', 'the common standards apply')
    const changed = comparing(CHN, () => {
      CHN.replace('common', 'uniform')
      CHN.replace('standards', 'norms')
    })
    expect(lines(changed)).toBe(
      'Statement | the [-common CHN standards CHN-]{+uniform norms+} apply',
    )
  })

  it('[U3] Chinese is read in its words, although nothing stands between them', () => {
    const { CHN } = negotiate('声明', '安全理事会重申维和行动的重要性。')
    const changed = comparing(CHN, () => CHN.replace('重申', '强调'), 'zh')
    expect(lines(changed)).toBe('声明 | 安全理事会[-重申 CHN-]{+强调+}维和行动的重要性。')
    const part = comparing(CHN, () => CHN.replace('要', '大'), 'zh')
    expect(lines(part)).toContain('[-重')
    expect(lines(part)).not.toContain('安全理事会[-')
  })

  it('[U3] an Arabic word is not torn where only its ending changed', () => {
    const { CHN } = negotiate('بيان', 'يؤكد مجلس الأمن أهمية السلام')
    const changed = comparing(CHN, () => CHN.type('السلام', 'ة'), 'ar')
    expect(lines(changed)).toBe('بيان | يؤكد مجلس الأمن أهمية [-السلام-]{+السلامة+}')
  })
})

describe('paragraphs', () => {
  it('[U2] split, joined, moved, added and removed paragraphs are known by their ids', () => {
    const { CHN } = scene()
    const split = comparing(CHN, () => CHN.split('The Council'))
    expect(lines(split)).toBe(
      'Statement | The Council | split:  notes the report. | It urges all. | It remains seized.',
    )
    const joined = comparing(CHN, () => CHN.writer.joinToPrevious(CHN.paragraph(2)))
    expect(lines(joined)).toBe(
      'Statement | The Council | joined:  notes the report. | It urges all. | It remains seized.',
    )
    const moved = comparing(CHN, () => CHN.writer.moveParagraph(CHN.paragraph(1), CHN.paragraph(2)))
    expect(lines(moved)).toBe(
      'Statement | (moved The Council notes the report.) | It urges all. | moved: The Council notes the report. | It remains seized.',
    )
    const added = comparing(CHN, () => {
      CHN.writer.newParagraphAfter(CHN.paragraph(3), 'plain', 'New.')
    })
    expect(lines(added)).toContain('It remains seized. | added: {+New.+}')
    const removed = comparing(CHN, () => CHN.writer.removeParagraph(CHN.paragraph(1)))
    expect(lines(removed)).toContain('Statement | removed: [-It urges all. CHN-]')
  })

  it('[U2] words typed at the end of a paragraph stay out of the one that was removed behind it', () => {
    const { CHN } = scene()
    const changed = comparing(CHN, () => {
      CHN.writer.removeParagraph(CHN.paragraph(2))
      CHN.type('report.', ' Indeed.')
    })
    expect(lines(changed)).toBe(
      'Statement | The Council notes the report.{+ Indeed.+} | removed: [-It urges all. CHN-] | It remains seized.',
    )
  })

  it('[U2] a joined paragraph is shown behind what it was joined to, wherever that was moved', () => {
    const { CHN } = negotiate('Statement', 'A', 'B', 'C')
    const changed = comparing(CHN, () => {
      CHN.writer.joinToPrevious(CHN.paragraph(2))
      CHN.writer.moveParagraph(CHN.paragraph(1), CHN.paragraph(2))
    })
    expect(lines(changed)).toBe('Statement | (moved A) | C | moved: A | joined: B')
  })

  it('[U2] what the pen moved is what was moved, also if it is more than what stood still', () => {
    const { CHN } = negotiate('Statement', 'A', 'B', 'C', 'D')
    const changed = comparing(CHN, () => {
      CHN.writer.moveParagraph(CHN.paragraph(3), CHN.paragraph(1))
      CHN.writer.moveParagraph(CHN.paragraph(4), CHN.paragraph(2))
    })
    const moved = changed.rows.filter(({ isMoved }) => isMoved)
    expect(moved.map(({ pieces }) => pieces[0]?.text)).toEqual(['C', 'D'])
  })
})

describe('hard cases', () => {
  it('[U2] [U3] a paragraph that was moved and redrafted by two delegations is one that moved, with the words that changed', () => {
    const { CHN, FRA, USA, meet } = negotiate('S', 'It urges all States to act.', 'B.', 'C.')
    const changed = comparing(CHN, () => {
      FRA.replace('urges', 'calls upon')
      meet()
      USA.type('act', ' without delay')
      meet()
      CHN.writer.incorporateAll(CHN.proposals)
      CHN.writer.moveParagraph(CHN.paragraph(1), CHN.paragraph(3))
    })
    expect(lines(changed)).toBe(
      'S | (moved It urges all States to act.) | B. | C. | moved: It [-urges FRA-]{+calls upon FRA+} all States to act{+ without delay USA+}.',
    )
    expect(changed.summary).toMatchObject({ changed: 1, moved: 1, added: 0, removed: 0 })
  })

  it('[U2] [U3] a paragraph that was split, both halves redrafted, and the second half moved, is still told as split', () => {
    const { CHN } = negotiate('S', 'It notes the report and urges all States.', 'B.')
    const changed = comparing(CHN, () => {
      CHN.split('report')
      CHN.replace('notes', 'welcomes')
      CHN.replace(' and urges', 'It urges')
      CHN.writer.moveParagraph(CHN.paragraph(2), CHN.paragraph(3))
    })
    expect(lines(changed)).toBe(
      'S | It [-notes CHN-]{+welcomes+} the report[- and urges CHN-] | B. | split: {+It urges+} all States.',
    )
  })

  it('[U2] [U5] two paragraphs joined under a proposal, with words lost between them and a third taken out', () => {
    const { CHN, FRA, meet } = negotiate('S', 'It notes the report.', 'It urges all States.', 'C.')
    const changed = comparing(CHN, () => {
      FRA.writer.joinToPrevious(FRA.paragraph(2))
      FRA.replace('.', ' and')
      meet()
      CHN.writer.incorporateAll(CHN.proposals)
      CHN.remove('It ')
      CHN.writer.removeParagraph(CHN.paragraph(2))
    })
    expect(lines(changed)).toContain('removed: [-C. CHN-]')
    expect(changed.summary).toMatchObject({ joined: 1, removed: 1, split: 0, moved: 0 })
    expect(spelledOut(changed, 'after')).toBe(spelled(versionOf(CHN)))
  })
})

describe('attribution', () => {
  it('[U5] words come in the name of who proposed them, with its co-sponsors, and go likewise', () => {
    const { CHN, FRA, USA, meet } = scene()
    FRA.type('report', ' with concern')
    USA.remove(' all')
    meet()
    USA.writer.support(USA.proposal(' with concern'), 'sponsor')
    meet()
    const changed = comparing(CHN, () => {
      CHN.writer.incorporateAll(CHN.proposals)
    })
    expect(lines(changed)).toBe(
      'Statement | The Council notes the report{+ with concern FRA+USA+}. | It urges[- all USA-]. | It remains seized.',
    )
    expect(changed.summary).toMatchObject({
      ...{ changed: 2, same: 2, wordsIn: 2, wordsOut: 1, proposals: 2 },
      delegations: ['FRA', 'USA'],
    })
  })
})

const outside = (before: readonly string[], after: readonly string[], lang = 'en') => {
  const known = versionOf(negotiate(...before).CHN)
  const paragraphs = after.map((text) => ({ text, kind: 'plain' as const, level: 0 }))
  const version = asVersion(paragraphs, known, lang)
  const compared = compare(known, version, NO_CREDITS, lang)
  expect(spelledOut(compared, 'before')).toBe(spelled(known))
  expect(spelledOut(compared, 'after')).toBe(spelled(version))
  return lines(compared)
}

describe('documents from outside', () => {
  it('[U6] paragraphs are matched by likeness, words by the shortest difference', () => {
    expect(
      outside(
        ['The Council notes the report.', 'It urges all.', 'It remains seized.'],
        ['The Council notes the second report.', 'A new one altogether.', 'It remains seized.'],
      ),
    ).toBe(
      'The Council notes the {+second +}report. | removed: [-It urges all.-] | added: {+A new one altogether.+} | It remains seized.',
    )
    expect(outside(['安全理事会重申决心。'], ['安全理事会强调决心。'], 'zh')).toBe(
      '安全理事会[-重申-]{+强调+}决心。',
    )
  })

  it('[U6] a paragraph that reads nearly the same elsewhere was moved, and keeps what stayed', () => {
    const [one, two] = ['It calls upon host States to act.', 'It asks for common standards.']
    expect(
      outside(
        ['Title', one, two, 'End.'],
        ['Title', two, 'It calls upon all host States to act.', 'End.'],
      ),
    ).toBe(
      'Title | (moved It calls upon host States to act.) | It asks for common standards. | moved: It calls upon {+all +}host States to act. | End.',
    )
  })
})

describe('hard cases without ids', () => {
  it('[U6] a paragraph that was split, both halves redrafted', () => {
    expect(
      outside(
        [
          'S',
          'It notes the report of the Council and urges all States to act without delay.',
          'B.',
        ],
        ['S', 'It welcomes the report of the Council.', 'It urges all States to act without delay.', 'B.'], // biome-ignore format: a text
      ),
    ).toBe(
      'S | It [-notes-]{+welcomes+} the report of the Council[- and-]{+.+} | split: {+It+} urges all States to act without delay. | B.',
    )
  })

  it('[U6] three paragraphs joined, the longest of them in the middle, in Chinese and in Arabic', () => {
    expect(
      outside(
        ['安理会注意到报告。', '安理会敦促所有会员国和东道国不再拖延，采取一切必要行动。', '安理会继续处理此案。'],
        ['安理会注意到报告。安理会敦促所有会员国和东道国不再拖延，立即采取一切必要行动。安理会继续处理此案。'],
        'zh',
      ),
    ).toBe('安理会注意到报告。 | joined: 安理会敦促所有会员国和东道国不再拖延，{+立即+}采取一切必要行动。 | joined: 安理会继续处理此案。') // biome-ignore format: a text
    expect(
      outside(['يلاحظ المجلس التقرير.', 'يحث المجلس الدول على العمل.'], ['يلاحظ المجلس التقرير. يحث المجلس الدول على العمل.'], 'ar'), // biome-ignore format: a text
    ).toBe('يلاحظ المجلس التقرير.{+ +} | joined: يحث المجلس الدول على العمل.')
  })

  it('[U6] a paragraph of which only common words stand in its neighbour was removed, and one of them was not split', () => {
    expect(
      outside(
        [
          'The Council notes the report of the Secretary-General.',
          'The Council urges the parties.',
          'End.',
        ],
        ['The Council notes the report of the Secretary-General.', 'End.'],
      ),
    ).toBe(
      'The Council notes the report of the Secretary-General. | removed: [-The Council urges the parties.-] | End.',
    )
    expect(
      outside(
        ['The Council notes the report of the Secretary-General.', 'End.'],
        ['The Council notes the report.', 'The Council thanks the Secretary-General.', 'End.'],
      ),
    ).toBe(
      'added: {+The Council notes the report.+} | The Council [-notes the report of-]{+thanks+} the Secretary-General. | End.',
    )
  })
})

describe('laws of comparisons', () => {
  for (const seed of [1, 8, 21, 55, 144, 233]) {
    it(`[U1] [U4] [U5] hold in any history (seed ${seed})`, () => {
      const random = randomFrom(seed)
      const { CHN, FRA, USA, RUS, meet } = negotiate(
        ...['Statement', 'The Council notes the report.', 'It urges all to act.'],
        ...['It 重申安全理事会的决心 and resolve.', 'It remains seized.'],
      )
      const versions = [versionOf(CHN)]
      for (let step = 0; step < 160; step++) {
        const replicas = [CHN, CHN, FRA, USA, RUS]
        const replica = replicas[Math.floor(random() * replicas.length)] ?? CHN
        randomAction(replica, random)
        meet()
        if (step % 20 === 19) versions.push(versionOf(CHN))
      }
      const credits = readCredits(CHN.ledger)
      let changes = 0
      for (const before of versions)
        for (const after of versions) {
          const comparison = compare(before, after, credits, 'en')
          expect(spelledOut(comparison, 'before')).toBe(spelled(before))
          expect(spelledOut(comparison, 'after')).toBe(spelled(after))
          expect(isEmpty(comparison)).toBe(spelled(before) === spelled(after))
          const shown = comparison.shown.filter(({ as }) => as === 'row').map(({ row }) => row)
          expect(shown.toSorted((a, b) => a - b)).toEqual([...comparison.rows.keys()])
          changes += comparison.summary.changed
        }
      expect(changes).toBeGreaterThan(50)
    })
  }

  it('[U4] a comparison with itself is empty', () => {
    const { CHN } = scene()
    const version = versionOf(CHN)
    expect(isEmpty(compare(version, version, NO_CREDITS, 'en'))).toBe(true)
    expect(readingOf(compare(version, version, NO_CREDITS, 'en'), 'after')).toHaveLength(4)
  })
})
