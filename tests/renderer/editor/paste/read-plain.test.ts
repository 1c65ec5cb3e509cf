import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../../renderer/editor/paste/pasted.ts'
import { readPlain } from '../../../../renderer/editor/paste/read-plain.ts'

const lines = (text: string) => linesOf(readPlain(text), 'accepted').map((line) => line.text)

describe('[W5] what is pasted as plain text', () => {
  it('out of a PDF is joined to paragraphs', () => {
    const pdf = readFileSync(
      path.resolve(import.meta.dirname, '../../../fixtures/paste/pdf.txt'),
      'utf8',
    )
    expect(lines(pdf)).toEqual([
      'The Security Council underlines that the safety of peacekeepers depends on the training that they receive before deployment, and on the equipment that is provided to them in the field and in peacekeeping-related functions of every kind.',
      'The Security Council requests the Secretary-General to report on the care of the wounded within six months, and to keep the Council informed.',
    ])
  })

  it('is otherwise a paragraph a line', () => {
    expect(lines('one\r\n\r\n  two \nthree\n')).toEqual(['one', 'two', 'three'])
    const list = ['Belgium', 'China', 'Dominican Republic', 'Estonia', 'France', 'Germany']
    expect(lines(list.join('\n'))).toEqual(list)
    const long = 'The Security Council urges all States to act without delay in this matter.'
    expect(lines([long, long, long].join('\n'))).toEqual([long, long, long])
  })

  it('a soft hyphen at the end of a line goes with the break, and Chinese has no spaces', () => {
    const wide =
      '安全理事会强调维持和平人员的安全取决于部署前的培训以及在外地向其提供的装备和医疗支助以及后'
    expect(lines(`${wide}\n${wide}\n送能力。`)).toEqual([`${wide}${wide}送能力。`])
    const broken =
      'the safety of peacekeepers depends on the train\u00ad\ning that they receive before they are sent to the'
    expect(lines(`${broken}\nfield in the numbers that the Council decides.`)[0]).toContain(
      'training that',
    )
  })
})
