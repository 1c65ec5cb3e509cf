import type { WebContents } from 'electron'
import { expect, it } from 'vitest'
import { Askers } from '../../../electron/main/menus/askers.ts'

const WRITER = { mayWrite: true, holdsPen: true, mayRemark: true, maySpeak: true }
const LOOKER = { mayWrite: false, holdsPen: false, mayRemark: true, maySpeak: false }
const page = (id: number) => ({ id }) as WebContents

it('[D38] what may be done in a window is what its page told last, and is heard of', () => {
  const askers = new Askers()
  const [one, other] = [page(1), page(2)]
  let heard = 0
  askers.listen(() => heard++)
  expect(askers.of(one)).toBeNull()
  askers.tell(one, WRITER)
  askers.tell(other, WRITER)
  askers.tell(one, LOOKER)
  expect([askers.of(one), askers.of(other), heard]).toEqual([LOOKER, WRITER, 3])
})
