import '../renderer/editor/browser/stage.tsx'
import { isOpen } from '../../shared/domain/proposals.ts'

// A negotiation at many times its pace, in the window of one delegation: the others type, strike and undo, the pen
// decides, and the window looks at the text in every view.

const OTHERS = [
  'USA',
  'RUS',
  'GBR',
  'DEU',
  'ZAF',
  'BEL',
  'EST',
  'IDN',
  'NER',
  'TUN',
  'VCT',
  'VNM',
  'DOM',
]

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Numbers in [0, 1) that are the same in every run. */
let state = 7
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return state / 2 ** 32
}
const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]

const soak = {
  codes: ['FRA', 'CHN', ...OTHERS],
  /** What happens in a minute of the negotiation; returns how many things did. */
  async minute(): Promise<number> {
    const { stage } = window
    const count = stage.paragraphs('FRA').length
    let done = 0
    for (const code of OTHERS) {
      const paragraph = 1 + Math.floor(random() * (count - 1))
      stage.remoteType(code, paragraph, 12, ' with care')
      if (random() < 0.5) stage.act(code, (writer) => writer.undo())
      if (random() < 0.2) stage.remoteRemove(code, paragraph, 20, 5)
      done += 3
    }
    stage.act('FRA', (writer) => writer.undo())
    await pause(30)
    for (let decisions = 0; decisions < 8; decisions++) {
      const proposal = pick(stage.proposals('CHN').filter(isOpen))
      if (!proposal) break
      const isTaken = random() < 0.3
      stage.act('CHN', (writer) =>
        isTaken ? writer.incorporate(proposal) : writer.decline(proposal),
      )
      done++
    }
    stage.setView({ kind: 'ifIncorporated', delegations: null })
    await pause(10)
    stage.setView({ kind: 'markup' })
    await pause(30)
    return done
  },
}

declare global {
  interface Window {
    soak: typeof soak
  }
}
window.soak = soak
