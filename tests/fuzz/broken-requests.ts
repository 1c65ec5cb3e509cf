import { connect } from 'node:net'

// Requests as nobody sends them who means well: over plain sockets, so that nothing puts them right on the way.

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'BREW', '']
const PATHS = [
  '/api/join',
  '/api/ticket',
  '/api/invites',
  '/api/invites/revoke',
  '/api/dossier',
  '/api/export?format=docx',
  '/metrics',
  '/health',
  '/',
  '/../../etc/passwd',
  '/%2e%2e/%00',
  '//',
  'http://[',
  '*',
  '/text/en?ack=1',
]
const BODIES = [
  '{"invite":"x","name":"y"}',
  '{"room":"text/en","resume":[1]}',
  '{"room":"pen/FRA","resume":[-1,1e99]}',
  '{"__proto__":{"a":1},"room":{}}',
  '[[[[[[',
  'null',
  '"\\ud800"',
  '',
]
const HEADERS = [
  'authorization: Bearer x',
  'authorization: Bearer',
  'content-type: application/json',
  'content-length: 5',
  'content-length: -1',
  'transfer-encoding: chunked',
  'upgrade: websocket\r\nconnection: upgrade',
  'sec-websocket-key: x\r\nsec-websocket-version: 13',
  'origin: http://elsewhere.example',
  'accept-language: zh;q=2,*',
  'expect: 100-continue',
]
const PATIENCE_MS = 300

/** Sends so many; counts what was answered, by status, or `none`. */
export async function sendRequests(
  http: string,
  count: number,
  random: () => number,
  statuses: Record<string, number>,
): Promise<void> {
  const { hostname, port, host } = new URL(http)
  for (let i = 0; i < count; i++) {
    const status = await answerTo(hostname, Number(port), aRequest(host, random))
    statuses[status] = (statuses[status] ?? 0) + 1
  }
}

function aRequest(host: string, random: () => number): Buffer {
  const pick = (from: readonly string[]) => from[Math.floor(random() * from.length)] ?? ''
  const body = pick(BODIES)
  const headers = [random() < 0.9 ? `host: ${host}` : 'host: elsewhere.example', pick(HEADERS)]
  // Most are whole, so that what is behind the parser of Node is reached too.
  if (random() < 0.8) headers.push(`content-length: ${Buffer.byteLength(body)}`)
  headers.push(pick(HEADERS), 'connection: close')
  const text = `${pick(METHODS)} ${pick(PATHS)} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`
  const bytes = Buffer.from(text)
  if (random() < 0.3) {
    const at = Math.floor(random() * bytes.length)
    bytes[at] = Math.floor(random() * 256)
  }
  return random() < 0.1 ? bytes.subarray(0, Math.floor(random() * bytes.length)) : bytes
}

/** The status of the first line that comes back. */
function answerTo(host: string, port: number, request: Buffer): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ host, port }, () => socket.write(request))
    const end = () => {
      socket.destroy()
      resolve(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 'none')
    }
    socket.setTimeout(PATIENCE_MS, end)
    socket.on('error', end)
    socket.on('close', end)
    socket.on('data', (chunk) => {
      answer += chunk
      if (answer.includes('\r\n')) end()
    })
  })
}
