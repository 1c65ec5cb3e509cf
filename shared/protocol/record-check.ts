import * as v from 'valibot'

/** What a relay says of its own record, and of a receipt that was held against it: the first thing that is wrong, or what is right. */
export const RecordCheckAnswer = v.object({
  isRight: v.boolean(),
  /** For whoever asked, in the language that was asked for. */
  sentences: v.array(v.string()),
})
export type RecordCheckAnswer = v.InferOutput<typeof RecordCheckAnswer>
