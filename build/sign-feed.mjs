import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

// `node build/sign-feed.mjs FOLDER` signs the feeds of a release (`latest*.yml`) with the key in
// PENHOLDER_FEED_PRIVATE_KEY, and puts `latest*.yml.sig` beside them. `--new-key` makes a pair of keys. What is signed is
// what electron/main/updating/feed-signature.ts checks.

const FEED = /^latest[\w-]*\.yml$/

/** Signs all feeds of the folder, whole or not at all; their names. Throws a sentence if there is none, or the key is not one the app knows. */
export function signFeeds(folder, privateKey, publicKeys) {
  const key = privateKeyOf(privateKey)
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64')
  if (!publicKeys.split(',').some((one) => one.trim() === spki))
    throw new Error('The private key belongs to none of the keys that are built into the app.')
  const names = readdirSync(folder).filter((name) => FEED.test(name))
  if (names.length === 0) throw new Error(`There is no feed (latest*.yml) in ${folder}.`)
  const signed = names.map((name) => {
    const message = feedMessage(name, readFileSync(path.join(folder, name)))
    const signature = sign(null, message, key)
    if (!verify(null, message, createPublicKey(key), signature))
      throw new Error(`${name} was not signed.`)
    return { name, signature: signature.toString('base64') }
  })
  for (const { name, signature } of signed)
    writeFileSync(path.join(folder, `${name}.sig`), `${signature}\n`)
  return names
}

/** A new pair, each in base64: the public one for PENHOLDER_FEED_KEYS, the private one for the secret of the workflow. */
export function newKeys() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return {
    public: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    private: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  }
}

function feedMessage(name, bytes) {
  return Buffer.concat([Buffer.from(`penholder-feed-1\n${name}\n`, 'utf8'), bytes])
}

function privateKeyOf(pkcs8) {
  try {
    const key = createPrivateKey({
      key: Buffer.from(pkcs8, 'base64'),
      format: 'der',
      type: 'pkcs8',
    })
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below, without a word of the key.
  }
  throw new Error('PENHOLDER_FEED_PRIVATE_KEY is no Ed25519 key (PKCS #8, in base64).')
}

function main([argument]) {
  if (argument === '--new-key') {
    const keys = newKeys()
    console.log(`PENHOLDER_FEED_KEYS=${keys.public}`)
    console.log(`PENHOLDER_FEED_PRIVATE_KEY=${keys.private}`)
    return
  }
  const { PENHOLDER_FEED_PRIVATE_KEY = '', PENHOLDER_FEED_KEYS = '' } = process.env
  const names = signFeeds(argument ?? 'release', PENHOLDER_FEED_PRIVATE_KEY, PENHOLDER_FEED_KEYS)
  console.log(`Signed ${names.join(', ')}.`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2))
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
