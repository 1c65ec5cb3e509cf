import { fail, ok, type Result } from '../../shared/base/result.ts'
import { type DelegationCode, parseDelegationCode } from '../../shared/domain/delegations.ts'
import { delegationCalled } from '../../shared/formats/delegation-called.ts'

/** Which delegation each author of a document is. */
export type AuthorMap = ReadonlyMap<string, DelegationCode>

/** `Name=FRA`: the name as the document has it, and the delegation; null if it is not of that form. */
export function parseAuthor(value: string): readonly [name: string, DelegationCode] | null {
  const at = value.lastIndexOf('=')
  const code = parseDelegationCode(value.slice(at + 1).trim())
  return at < 0 || !code ? null : [value.slice(0, at).trim(), code]
}

/**
 * Maps authors to delegations: as they are given, else by a name that is a delegation's code or its name in full, else all
 * who are left to `others`. Nobody is guessed at: fails with those of whom nothing is known ([I7]).
 */
export function mapAuthors(
  authors: readonly string[],
  given: AuthorMap,
  others: DelegationCode | null,
): Result<AuthorMap, readonly string[]> {
  const mapped = new Map<string, DelegationCode>()
  for (const author of authors) {
    const code = given.get(author.trim()) ?? delegationCalled(author) ?? others
    if (code) mapped.set(author, code)
  }
  const unknown = authors.filter((author) => !mapped.has(author))
  return unknown.length > 0 ? fail(unknown) : ok(mapped)
}
