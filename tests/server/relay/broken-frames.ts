/** A whole number from 0 up to, and without, `sides`. */
export type Dice = (sides: number) => number

/** One of the frames, most often the one that would be next, broken in one of the ways in which frames break. */
export function broken(corpus: readonly Uint8Array[], next: number, dice: Dice): Uint8Array {
  const pick = () => corpus[dice(5) ? next : dice(corpus.length)] ?? new Uint8Array()
  const frame = pick().slice()
  const at = dice(frame.length + 1)
  switch (dice(10)) {
    case 0:
      return frame
    case 1:
      return frame.subarray(0, at)
    case 2:
      return joined(frame, noise(dice(20), dice))
    case 3:
      return joined(frame.subarray(0, at), pick().subarray(dice(8)))
    case 4:
      return joined(
        frame.subarray(0, at),
        new Uint8Array(1 + dice(12)).fill(0xff),
        frame.subarray(at),
      )
    case 5:
      // A length that lies.
      frame[2] = dice(256)
      return frame
    case 6:
      return joined(frame.subarray(0, at), frame.subarray(Math.max(0, at - dice(30))))
    case 7:
      return noise(dice(60), dice)
    default:
      for (let left = 1 + dice(4); left > 0; left--) {
        const place = dice(frame.length)
        frame[place] = (frame[place] ?? 0) ^ (1 << dice(8))
      }
      return frame
  }
}

function noise(length: number, dice: Dice): Uint8Array {
  return Uint8Array.from({ length }, () => dice(256))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Buffer.concat(parts)
}
