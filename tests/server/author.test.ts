import { describe, expect, it } from 'vitest'
import { authorName, parseAuthorName } from '../../server/author.ts'
import { ROLES } from '../../shared/domain/roles.ts'
import { FRA } from './dossiers.ts'

describe('the name of an author in the log', () => {
  it.each(ROLES)('[S2] a %s is taken apart as it was put together', (role) => {
    const author = { delegation: FRA, role, person: 'Second / Secretary\n' }
    expect(parseAuthorName(authorName(author))).toEqual(author)
  })

  it('[S2] the relay itself is no delegation', () => {
    expect(parseAuthorName('relay')).toEqual({ delegation: null, role: null, person: null })
  })
})
