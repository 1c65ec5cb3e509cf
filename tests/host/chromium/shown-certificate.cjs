const tls = require('node:tls')

/** The certificate that the server shows, as PEM. */
module.exports = function shownCertificate(host, port) {
  return new Promise((resolve, reject) => {
    const socket = tls.connect({ host, port, rejectUnauthorized: false }, () => {
      const base64 = socket
        .getPeerCertificate()
        .raw.toString('base64')
        .match(/.{1,64}/g)
      resolve(`-----BEGIN CERTIFICATE-----\n${base64.join('\n')}\n-----END CERTIFICATE-----\n`)
      socket.end()
    })
    socket.on('error', reject)
  })
}
