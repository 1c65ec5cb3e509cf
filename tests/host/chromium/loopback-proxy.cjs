// Everything the browser sends goes through here: to loopback with the app's own origin in place of the one that
// Chromium believes in (see origins.cjs), to any other machine not at all. WebSockets come as CONNECT tunnels, in
// which only the head of the upgrade request is rewritten. TLS comes so as well: nothing in it can be rewritten, and
// the app is asked whether it trusts the server before the first byte goes on.
const http = require('node:http')
const net = require('node:net')
const { toApp, toWeb } = require('./origins.cjs')
const shownCertificate = require('./shown-certificate.cjs')

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]', '::1'])
const END_OF_HEAD = '\r\n\r\n'

const TLS_HANDSHAKE = 0x16

/** Starts the proxy on a free port and returns that port; it ends with the process. */
function startLoopbackProxy(isTrusted) {
  const server = http.createServer(forward)
  server.on('connect', (request, socket) => tunnel(request, socket, isTrusted))
  server.on('clientError', (_error, socket) => socket.destroy())
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port))
    server.unref()
  })
}

function forward(request, response) {
  const url = new URL(request.url)
  if (!LOOPBACK.has(url.hostname)) return response.writeHead(502).end()
  const onward = http.request(
    url,
    { method: request.method, headers: mapHeaders(request.headers, toApp) },
    (answer) => {
      response.writeHead(answer.statusCode, mapHeaders(answer.headers, toWeb))
      answer.pipe(response)
    },
  )
  onward.on('error', () => response.destroy())
  response.on('close', () => onward.destroy())
  request.pipe(onward)
}

function mapHeaders(headers, rewrite) {
  const mapped = { ...headers }
  for (const name of ['origin', 'referer', 'access-control-allow-origin'])
    if (mapped[name] !== undefined) mapped[name] = rewrite(mapped[name])
  return mapped
}

function tunnel(request, socket, isTrusted) {
  const at = request.url.lastIndexOf(':')
  const host = request.url.slice(0, at)
  if (!LOOPBACK.has(host)) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  const onward = net.connect(Number(request.url.slice(at + 1)), host.replace(/[[\]]/g, ''))
  for (const [one, other] of [
    [socket, onward],
    [onward, socket],
  ]) {
    one.on('error', () => other.destroy())
    one.on('close', () => other.destroy())
  }
  onward.on('connect', () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    onward.pipe(socket)
    socket.once('data', (bytes) => {
      socket.pause()
      socket.unshift(bytes)
      if (bytes[0] !== TLS_HANDSHAKE) return rewriteHead(socket, onward)
      void passIfTrusted(socket, onward, host, isTrusted)
    })
  })
}

async function passIfTrusted(from, to, host, isTrusted) {
  const pem = await shownCertificate(to.remoteAddress, to.remotePort).catch(() => null)
  if (pem !== null && (await isTrusted(host.replace(/[[\]]/g, ''), pem))) from.pipe(to)
  else from.destroy()
}

/** Passes the first request's head on with the app's origin, and everything after it untouched. */
function rewriteHead(from, to) {
  let head = Buffer.alloc(0)
  from.on('data', function read(bytes) {
    head = Buffer.concat([head, bytes])
    const end = head.indexOf(END_OF_HEAD)
    if (end < 0) return
    from.off('data', read)
    const text = head.subarray(0, end).toString('latin1')
    to.write(text.replace(/^(origin: )(.*)$/im, (_line, name, origin) => name + toApp(origin)))
    to.write(head.subarray(end))
    from.pipe(to)
  })
  from.resume()
}

module.exports = { startLoopbackProxy }
