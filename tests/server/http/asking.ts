import {
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
  request as plainRequest,
} from 'node:http'
import { request as secureRequest } from 'node:https'
import { connect as connectTls, type TLSSocket } from 'node:tls'

export type Asked = {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Asks without the tidying up of `fetch`: with any header, and over TLS whoever the server says it is. */
export function ask(
  address: string,
  options: {
    readonly method?: string
    readonly headers?: OutgoingHttpHeaders
    readonly body?: string
  } = {},
): Promise<Asked> {
  const { method = 'GET', headers = {}, body } = options
  const send = address.startsWith('https:') ? secureRequest : plainRequest
  return new Promise((resolve, reject) => {
    const request = send(address, { method, headers, rejectUnauthorized: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => {
        text += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      )
    })
    request.on('error', reject)
    request.end(body)
  })
}

/** The DER bytes of the certificate that is shown at this address. */
export function shownCertificate(address: string): Promise<Uint8Array> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const socket: TLSSocket = connectTls(
      { host: hostname, port: Number(port), rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate().raw)
        socket.end()
      },
    )
    socket.on('error', reject)
  })
}
