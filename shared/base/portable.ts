// The few globals that browsers, Electron and Node share and that `lib: ES2023` does not name.
declare global {
  class TextEncoder {
    encode(text?: string): Uint8Array<ArrayBuffer>
  }
  class TextDecoder {
    constructor(label?: string, options?: { fatal?: boolean })
    decode(bytes?: Uint8Array): string
  }
  class URL {
    constructor(url: string, base?: string)
    readonly href: string
    readonly origin: string
    readonly protocol: string
    readonly host: string
    readonly pathname: string
    readonly hash: string
  }
}

export {}
