// Text that stands for a value as structured clone would copy it. The function is self-contained, because its source
// also runs in the preload's world, where there is no `require`.
module.exports = function makeCodec() {
  const hasBuffer = typeof Buffer !== 'undefined'

  function toBase64(bytes) {
    if (hasBuffer)
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    let text = ''
    for (let at = 0; at < bytes.length; at += 8192)
      text += String.fromCharCode.apply(null, bytes.subarray(at, at + 8192))
    return btoa(text)
  }

  function fromBase64(text) {
    if (hasBuffer) return new Uint8Array(Buffer.from(text, 'base64'))
    return Uint8Array.from(atob(text), (char) => char.charCodeAt(0))
  }

  function refuse(what) {
    throw new Error(`An object could not be cloned. (${what})`)
  }

  function encodeValue(value, parents) {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
    if (value === undefined) return { $: 'undefined' }
    if (typeof value === 'number')
      return Number.isFinite(value) ? value : { $: 'number', value: String(value) }
    if (typeof value === 'bigint') return { $: 'bigint', value: String(value) }
    if (typeof value !== 'object') return refuse(typeof value)
    if (parents.includes(value)) return refuse('a cycle: more than the stand-in can carry')
    return encodeObject(value, [...parents, value])
  }

  function encodeObject(value, parents) {
    if (Array.isArray(value)) return value.map((one) => encodeValue(one, parents))
    if (value instanceof Date) return { $: 'date', value: value.getTime() }
    if (value instanceof Error) return { $: 'error', value: [value.name, value.message] }
    if (value instanceof ArrayBuffer) return { $: 'buffer', value: toBase64(new Uint8Array(value)) }
    // Buffers and other views of bytes arrive as plain bytes; the app sends no other views.
    if (ArrayBuffer.isView(value)) return { $: 'bytes', value: toBase64(value) }
    const prototype = Object.getPrototypeOf(value)
    const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null
    if (!isPlain) return refuse(Object.prototype.toString.call(value))
    const fields = Object.entries(value).map(([key, field]) => [key, encodeValue(field, parents)])
    const copy = Object.fromEntries(fields)
    return '$' in value ? { $: 'object', value: copy } : copy
  }

  function decodeFields(fields) {
    return Object.fromEntries(
      Object.entries(fields).map(([key, field]) => [key, decodeValue(field)]),
    )
  }

  function decodeValue(coded) {
    if (coded === null || typeof coded !== 'object') return coded
    if (Array.isArray(coded)) return coded.map(decodeValue)
    switch (coded.$) {
      case undefined:
        return decodeFields(coded)
      case 'object':
        return decodeFields(coded.value)
      case 'undefined':
        return undefined
      case 'number':
        return Number(coded.value)
      case 'bigint':
        return BigInt(coded.value)
      case 'date':
        return new Date(coded.value)
      case 'error':
        return Object.assign(new Error(coded.value[1]), { name: coded.value[0] })
      case 'buffer':
        return fromBase64(coded.value).buffer
      case 'bytes':
        return fromBase64(coded.value)
      default:
        return refuse(`unknown tag ${coded.$}`)
    }
  }

  return {
    encode: (value) => JSON.stringify(encodeValue(value, [])),
    decode: (text) => decodeValue(JSON.parse(text)),
  }
}
