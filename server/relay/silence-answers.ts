import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { SilenceAnswer } from '../../shared/domain/silence.ts'
import { penRoom } from '../../shared/protocol/rooms.ts'
import { type KeyedAnswer, readAnswers } from '../../shared/ydoc/answers.ts'
import type { Author } from '../author.ts'
import { GuardedRoom } from './guarded-room.ts'
import type { Rooms } from './rooms.ts'

/** What delegations answer to the silence procedure: each in its room with the pen, where the two read it ([K3]). */
export class SilenceAnswers {
  readonly #rooms: Rooms

  constructor(rooms: Rooms) {
    this.#rooms = rooms
  }

  /** The answers of those delegations, each one's in the order in which they came; null if they cannot be read. */
  async of(delegations: readonly DelegationCode[]): Promise<readonly KeyedAnswer[] | null> {
    const all: KeyedAnswer[] = []
    for (const delegation of delegations) {
      const room = await this.#room(delegation)
      const answers = room && (await room.read(readAnswers))
      if (room && !answers) return null
      all.push(...(answers ?? []))
    }
    return all
  }

  /** Writes an answer, under a key of its own or in place of what stands there; false if it could not be kept. */
  async write(answer: SilenceAnswer, key: string | null, by: Author): Promise<boolean> {
    const room = await this.#room(answer.delegation)
    return room !== null && (await room.writeAnswer(answer, key, by))
  }

  async #room(delegation: DelegationCode): Promise<GuardedRoom | null> {
    const opened = await this.#rooms.open(penRoom(delegation))
    return opened?.room instanceof GuardedRoom ? opened.room : null
  }
}
