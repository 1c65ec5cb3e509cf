const https = require('node:https')
const shownCertificate = require('../chromium/shown-certificate.cjs')

/** What a server on loopback answers over TLS, once its certificate is trusted; nothing is sent to any other. */
module.exports = async function sessionFetch(url, { method = 'GET', headers, body } = {}, trusts) {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'https:' || hostname !== '127.0.0.1')
    throw new Error(`stand-in for Electron: session.fetch reaches no ${url}`)
  if (!(await trusts(hostname, await shownCertificate(hostname, port))))
    throw new TypeError('net::ERR_CERT_AUTHORITY_INVALID')
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method, headers, rejectUnauthorized: false }, (answer) => {
      const parts = []
      answer.on('data', (part) => parts.push(part))
      answer.on('end', () => {
        resolve(new Response(Buffer.concat(parts), { status: answer.statusCode }))
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}
