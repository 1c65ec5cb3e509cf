import type { Logger } from 'pino'
import type { ListenLimits } from '../http/listener.ts'
import type { Certificate } from '../sharing/certificate.ts'
import type { Budget } from './bucket.ts'
import type { Timings } from './web-sockets.ts'

export type RelayOptions = {
  readonly file: string
  readonly host?: string
  /** 0 (the default) lets the system choose. */
  readonly port?: number
  /** Where the built web client is; null for none, left out for the one beside this program. */
  readonly webRoot?: string | null
  /** Other origins whose pages may use the relay, and other names that it goes by. */
  readonly origins?: readonly string[]
  readonly hosts?: readonly string[]
  /** For TLS; plain HTTP without it. */
  readonly certificate?: Certificate | null
  /** Under which address a proxy in front of it is reached. */
  readonly base?: string | null
  readonly limits?: Partial<ListenLimits>
  /** What a delegation may cost the others ([R12]). */
  readonly budget?: Budget
  readonly logger?: Logger
  readonly timings?: Partial<Timings & { readonly ticketMs: number }>
  /** Milliseconds since 1970. */
  readonly now?: () => number
  /** A clock that nobody sets; milliseconds since some moment. */
  readonly steady?: () => number
}
