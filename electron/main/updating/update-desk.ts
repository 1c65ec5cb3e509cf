import type { Result } from '../../../shared/base/result.ts'
import { isNewer } from './versions.ts'

// When the app is renewed, and what is asked before ([D32]). It looks by itself and on command; it fetches nothing, and
// ends nothing, without a yes.

/** Why there is no release to be had: nobody answers, it is signed by nobody we know, or it is older than one that was told before. */
export type UpdateFault = 'unreachable' | 'unsigned' | 'rolledBack' | 'failed' | 'cancelled'

/** Fetches releases; the real one is electron-updater's. */
export type Updater = {
  /** The version that the feed tells, of a feed whose signature holds. */
  newest(): Promise<Result<string, UpdateFault>>
  /** Fetches the release that was told last; its bytes are what the feed says. */
  fetch(
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<Result<void, UpdateFault>>
  /** Closes all windows as the user would, and starts the new version. */
  restart(): void
}

/** What is said, and what the user answers. */
export type UpdateTalk = {
  offer(version: string): Promise<boolean>
  /** `share`: from 0 to 1; null when it is over. */
  progress(share: number | null): void
  /** Whether to stop a download that is under way. */
  offerToStop(version: string, share: number): Promise<boolean>
  offerRestart(version: string): Promise<boolean>
  tell(what: UpdateFault | 'off' | 'newest' | 'afterSilence'): Promise<void>
}

export type UpdateSurroundings = {
  readonly current: string
  /** Null where the app does not look for updates at all. */
  readonly updater: Updater | null
  readonly talk: UpdateTalk
  /** Whether a silence runs in one of the windows: nobody is disturbed then, and nothing restarts. */
  isSilence(): boolean
  /** The newest version that a feed has ever told this machine. */
  readonly seen: { read(): Promise<string | null>; keep(version: string): Promise<void> }
  /** Notes what went wrong, where nobody has asked. */
  note(fault: UpdateFault): void
}

/** What came of looking: `later` if a silence runs and it is worth looking again soon. */
export type Looked = 'done' | 'later'

type Download = { readonly version: string; share: number; readonly stop: AbortController }

export class UpdateDesk {
  readonly #around: UpdateSurroundings
  /** Versions that the user does not want until the app is started again. */
  readonly #declined = new Set<string>()
  #ready: string | null = null
  #download: Download | null = null
  #looking: Promise<Looked> | null = null
  #isAsked = false

  constructor(around: UpdateSurroundings) {
    this.#around = around
  }

  /** Looks for a release; `isAsked`: on command, so that whatever comes of it is said. One look at a time. */
  async look(isAsked: boolean): Promise<Looked> {
    if (this.#download !== null && isAsked) return this.#offerToStop(this.#download)
    // Somebody may ask while the app looks by itself: then that look speaks.
    this.#isAsked ||= isAsked
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
      this.#isAsked = false
    })
    return this.#looking
  }

  async #look(): Promise<Looked> {
    const { updater, talk, isSilence } = this.#around
    if (updater === null) {
      if (this.#isAsked) await talk.tell('off')
      return 'done'
    }
    if (!this.#isAsked && isSilence()) return 'later'
    if (this.#ready !== null) return this.#restart(updater, this.#ready)
    const version = await this.#newest(updater)
    if (typeof version !== 'string') {
      await this.#say(version.fault)
      return 'done'
    }
    if (!isNewer(version, this.#around.current)) {
      if (this.#isAsked) await talk.tell('newest')
      return 'done'
    }
    if (!this.#isAsked && this.#declined.has(version)) return 'done'
    // It may have begun while the feed was asked.
    if (!this.#isAsked && isSilence()) return 'later'
    if (await talk.offer(version)) return this.#fetch(updater, version)
    this.#declined.add(version)
    return 'done'
  }

  /** The version of the feed; a feed that tells an older one than it once did is not believed. */
  async #newest(updater: Updater): Promise<string | { readonly fault: UpdateFault }> {
    const { seen } = this.#around
    const told = await updater.newest()
    if (!told.ok) return { fault: told.error }
    const last = await seen.read()
    if (last !== null && isNewer(last, told.value)) return { fault: 'rolledBack' }
    if (last === null || isNewer(told.value, last)) await seen.keep(told.value)
    return told.value
  }

  async #fetch(updater: Updater, version: string): Promise<Looked> {
    const { talk } = this.#around
    const download: Download = { version, share: 0, stop: new AbortController() }
    this.#download = download
    const onProgress = (share: number): void => {
      download.share = share
      talk.progress(share)
    }
    const fetched = await updater.fetch(onProgress, download.stop.signal).finally(() => {
      this.#download = null
      talk.progress(null)
    })
    if (!fetched.ok) {
      // Whoever wanted it, or stopped it, hears what came of it.
      if (fetched.error !== 'cancelled') await talk.tell(fetched.error)
      return 'done'
    }
    this.#ready = version
    return this.#restart(updater, version)
  }

  /** Asked again, and not before the end of a silence. */
  async #restart(updater: Updater, version: string): Promise<Looked> {
    const { talk, isSilence } = this.#around
    if (isSilence()) {
      if (this.#isAsked) await talk.tell('afterSilence')
      return 'later'
    }
    if (!this.#isAsked && this.#declined.has(version)) return 'done'
    const wants = await talk.offerRestart(version)
    if (!wants) this.#declined.add(version)
    // The question may have stood there for long.
    else if (isSilence()) await talk.tell('afterSilence')
    else updater.restart()
    return 'done'
  }

  async #offerToStop({ version, share, stop }: Download): Promise<Looked> {
    if (await this.#around.talk.offerToStop(version, share)) stop.abort()
    return 'done'
  }

  async #say(fault: UpdateFault): Promise<void> {
    if (this.#isAsked) await this.#around.talk.tell(fault)
    else this.#around.note(fault)
  }
}
