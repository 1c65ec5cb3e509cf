import * as v from 'valibot'

// What is written down of an error ([D28]): its kind, its code, and the places in our own code where it arose. Never its
// message, for a message may quote what was being worked on: the text, a name, a place on this machine.

const NAME = /^[A-Za-z]\w{0,40}$/u
/** A place as it is written down. */
const PLACE = /^[\w.$#<>[\] ?]{1,80} \([\w.@-]{1,80}\.[cm]?[jt]sx?:\d+\)$/u
const MOST_FRAMES = 12

export const Fault = v.strictObject({
  kind: v.pipe(v.string(), v.regex(NAME)),
  code: v.nullable(v.pipe(v.string(), v.regex(NAME))),
  /** `function (file:line)`, innermost first. */
  frames: v.pipe(v.array(v.pipe(v.string(), v.regex(PLACE))), v.maxLength(MOST_FRAMES)),
})
export type Fault = v.InferOutput<typeof Fault>

/** What can be said of anything that was thrown. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { kind: typeof error, code: null, frames: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return {
    kind: NAME.test(error.name) ? error.name : 'Error',
    code: NAME.test(code) ? code : null,
    // A line of the message may look like a place.
    frames: placesIn((error.stack ?? '').replace(error.message, '')),
  }
}

const FRAME = /^\s*at (?:(?:async )?(.{1,80}?) \()?(.+?):(\d+):\d+\)?$/u

function placesIn(stack: string): string[] {
  return stack
    .split('\n')
    .flatMap((line) => {
      const [, name = '?', address = '', at = ''] = FRAME.exec(line) ?? []
      const file = address.split(/[\\/]/u).at(-1) ?? ''
      const place = `${name.replace(/[^\w.$#<>[\] ]/gu, '')} (${file}:${at})`
      return PLACE.test(place) ? [place] : []
    })
    .slice(0, MOST_FRAMES)
}
