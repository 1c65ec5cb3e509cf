// Encrypts for real, with a key derived from userData instead of the system's keychain.
const crypto = require('node:crypto')
const host = require('./host.cjs')

// Of a key that a keyring holds; `v10` would be the one that everybody has.
const PREFIX = Buffer.from('v11')

const safeStorage = {
  isAsyncEncryptionAvailable: async () => host.isReady,

  async encryptStringAsync(text) {
    const iv = crypto.randomBytes(12)
    const cipher = crypto.createCipheriv('aes-256-gcm', key(), iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), body])
  },

  async decryptStringAsync(bytes) {
    try {
      const decipher = crypto.createDecipheriv('aes-256-gcm', key(), bytes.subarray(3, 15))
      decipher.setAuthTag(bytes.subarray(15, 31))
      const result = decipher.update(bytes.subarray(31), undefined, 'utf8') + decipher.final('utf8')
      return { result, shouldReEncrypt: false }
    } catch {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptStringAsync.',
      )
    }
  },
}

function key() {
  const { app } = require('./app.cjs')
  return crypto
    .createHash('sha256')
    .update(`stand-in ${app.getPath('userData')}`)
    .digest()
}

module.exports = safeStorage
