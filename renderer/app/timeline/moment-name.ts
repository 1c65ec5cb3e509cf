// How the dialogs name a moment where they name a revision: no revision is called so.

/** `@123`: the text after entry 123 of the log. */
export function momentName(seq: number): string {
  return `@${seq}`
}

/** The entry that the name of a moment means; null for the name of a revision. */
export function momentIn(name: string | null): number | null {
  const digits = /^@(\d{1,15})$/u.exec(name ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}
