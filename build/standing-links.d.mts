export type Secret = { readonly delegation: string; readonly key: string }
export type Link = {
  readonly delegation: string
  readonly role: string
  /** What stands behind the `#`. */
  readonly fragment: string
}
export function standingLinks(
  file: string,
): Promise<{ readonly port: number | null; readonly links: readonly Link[] }>
export function rememberPort(file: string, port: number): void
export function rememberSecrets(file: string, secrets: readonly Secret[]): void
export function standingSecrets(file: string): readonly Secret[]
