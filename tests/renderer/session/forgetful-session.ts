import { memoryClaims } from '../../../renderer/session/claims.ts'
import { SYSTEM_CLOCK } from '../../../renderer/session/clock.ts'
import type { TextSession } from '../../../renderer/session/live-text.ts'
import { openTextSession } from '../../../renderer/session/text-session.ts'
import type { TextSessionOptions } from '../../../renderer/session/text-session-options.ts'
import { memoryShelf } from './fake-machine.ts'

type Given = Pick<TextSessionOptions, 'api' | 'ws' | 'session' | 'me' | 'openSocket'>

/** A session in the text of a real relay, of a window that keeps nothing. */
export function openForgetfulSession(given: Given): TextSession {
  return openTextSession({
    ...given,
    room: 'text/en',
    openCopy: () => ({
      loaded: Promise.resolve(false),
      settled: async () => {},
      close: async () => {},
      forget: async () => {},
    }),
    claims: memoryClaims(),
    shelf: memoryShelf(),
    windowShelf: memoryShelf(),
    clock: SYSTEM_CLOCK,
  })
}
