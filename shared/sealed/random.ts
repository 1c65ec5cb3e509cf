/** So many bytes that nobody can guess; tests bring some that they can. */
export type Random = (length: number) => Uint8Array
