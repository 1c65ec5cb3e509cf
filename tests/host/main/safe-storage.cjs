// Encrypts for real, with a key derived from userData instead of the system's keychain.
const crypto = require('node:crypto')
const host = require('./host.cjs')

const PREFIX = Buffer.from('v10')

const safeStorage = {
  isEncryptionAvailable: () => host.isReady,
  getSelectedStorageBackend: () => 'basic_text',

  encryptString(text) {
    const iv = crypto.randomBytes(12)
    const cipher = crypto.createCipheriv('aes-256-gcm', key(), iv)
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
    return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), body])
  },

  decryptString(bytes) {
    try {
      const decipher = crypto.createDecipheriv('aes-256-gcm', key(), bytes.subarray(3, 15))
      decipher.setAuthTag(bytes.subarray(15, 31))
      return decipher.update(bytes.subarray(31), undefined, 'utf8') + decipher.final('utf8')
    } catch {
      throw new Error(
        'Error while decrypting the ciphertext provided to safeStorage.decryptString.',
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
