import {
  type AppUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater'
import {
  type ProviderRuntimeOptions,
  parseUpdateInfo,
  resolveFiles,
} from 'electron-updater/out/providers/Provider'
import { isSignedFeed } from './feed-signature.ts'

/** The feed is there and nobody whom this app knows has signed it. */
export class UnsignedFeed extends Error {}

/** What `setFeedURL` hands over; the rest of it is electron-updater's. */
export type SignedFeedOptions = { readonly url: string; readonly keys: readonly string[] }

/**
 * Where electron-updater learns of releases: what it reads is what was signed, the very bytes. It makes an id of each
 * installation and would send it along; nothing is sent but the question.
 */
export class SignedProvider extends Provider<UpdateInfo> {
  readonly #base: URL
  readonly #keys: readonly string[]

  constructor(options: SignedFeedOptions, _updater: AppUpdater, runtime: ProviderRuntimeOptions) {
    super(runtime)
    this.#base = new URL(options.url.endsWith('/') ? options.url : `${options.url}/`)
    this.#keys = options.keys
  }

  override setRequestHeaders(): void {
    super.setRequestHeaders(null)
  }

  async getLatestVersion(): Promise<UpdateInfo> {
    const name = `${this.getDefaultChannelName()}.yml`
    const url = new URL(name, this.#base)
    const text = (await this.httpRequest(url)) ?? ''
    const signature = (await this.httpRequest(new URL(`${name}.sig`, this.#base))) ?? ''
    if (!isSignedFeed(name, Buffer.from(text, 'utf8'), signature, this.#keys)) {
      throw new UnsignedFeed(name)
    }
    return parseUpdateInfo(text, name, url)
  }

  resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    return resolveFiles(info, this.#base)
  }
}
