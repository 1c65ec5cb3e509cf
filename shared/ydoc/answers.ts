import type * as Y from 'yjs'
import { ANSWERS, type SilenceAnswer } from '../domain/silence.ts'

// What a delegation answered to the silence procedure, in its room with the pen: one map, written by the relay alone.

const ROOT = 'answers'

/** An answer and its key in the room. */
export type KeyedAnswer = SilenceAnswer & { readonly key: string }

export function answersOf(doc: Y.Doc): Y.Map<SilenceAnswer> {
  return doc.getMap(ROOT)
}

/** The answers in a room, in the order in which they came; one whose words were expunged says nothing any more. */
export function readAnswers(doc: Y.Doc): readonly KeyedAnswer[] {
  const all = [...answersOf(doc).entries()]
    .filter(([, { answer }]) => answer === 'seen' || ANSWERS.includes(answer))
    .map(([key, answer]) => ({ ...answer, key }))
  return all.sort((a, b) => a.round - b.round || orderOf(a) - orderOf(b))
}

/** The key of the next answer to a round. */
export function nextAnswerKey(doc: Y.Doc, round: number): string {
  return `${round}-${answersOf(doc).size + 1}`
}

function orderOf({ key }: KeyedAnswer): number {
  return Number(key.slice(key.indexOf('-') + 1))
}
