import { parseInvite, parseLease, parseMember } from './parse-row.ts'
import { type Database, inTransaction } from './sqlite.ts'
import type { Invite, Member, Membership, RedeemError } from './store.ts'

/** Who takes part, in a `.penholder` database: invitations, sessions and leases. */
export function sqliteMembership(database: Database): Membership {
  const member = database.prepare('SELECT * FROM session WHERE hash = ? AND revoked = 0')
  const lease = database.prepare('SELECT * FROM client WHERE room = ? AND client = ?')
  const leases = database.prepare('SELECT * FROM client WHERE session = ? AND room = ?')
  return {
    addInvite: async (invite) => addInvite(database, invite),
    redeem: async (invite, newcomer) =>
      inTransaction(database, () => redeem(database, invite, newcomer)),
    invites: async () =>
      // Read by `*`: a file that no program of today has written to yet has no column `revoked`.
      database
        .prepare('SELECT * FROM invite ORDER BY rowid')
        .all()
        .filter((row) => row.revoked !== 1)
        .map(parseInvite),
    revokeInvite: async (hash) =>
      database
        .prepare('UPDATE invite SET revoked = 1 WHERE hash = ? AND revoked = 0 RETURNING hash')
        .all(hash).length > 0,
    member: async (hash) => {
      const row = member.get(hash)
      return row ? parseMember(row) : null
    },
    revoke: async (delegation, except) =>
      database
        .prepare(
          `UPDATE session SET revoked = 1
           WHERE delegation = ? AND revoked = 0 AND hash IS NOT ? RETURNING hash`,
        )
        .all(delegation, except)
        .map((row) => String(row.hash)),
    setRole: async (delegation, from, to) =>
      database
        .prepare(
          `UPDATE session SET role = ?
           WHERE delegation = ? AND role = ? AND revoked = 0 RETURNING hash`,
        )
        .all(to, delegation, from)
        .map((row) => String(row.hash)),
    addLease: async ({ room, client, session, hand }) => {
      database
        .prepare('INSERT INTO client(room, client, session, hand) VALUES(?, ?, ?, ?)')
        .run(room, client, session, hand)
    },
    lease: async (room, client) => {
      const row = lease.get(room, client)
      return row ? parseLease(row) : null
    },
    leases: async (room, session) => leases.all(session, room).map(parseLease),
  }
}

function addInvite(database: Database, invite: Invite): void {
  const { hash, delegation, role, name, uses, expires, madeBy } = invite
  database
    .prepare(
      `INSERT INTO invite(hash, delegation, role, name, uses, expires, made_by)
       VALUES(?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(hash, delegation, role, name, uses, expires, madeBy)
}

function redeem(
  database: Database,
  hash: string,
  newcomer: { readonly hash: string; readonly person: string; readonly now: number },
): Member | RedeemError {
  const row = database.prepare('SELECT * FROM invite WHERE hash = ?').get(hash)
  if (!row) return 'unknown'
  if (row.revoked === 1) return 'revoked'
  const invite = parseInvite(row)
  if (invite.expires !== null && invite.expires <= newcomer.now) return 'expired'
  if (invite.uses < 1) return 'used'
  database.prepare('UPDATE invite SET uses = uses - 1 WHERE hash = ?').run(hash)
  const { delegation, role } = invite
  const person = newcomer.person || invite.name
  database
    .prepare('INSERT INTO session(hash, delegation, role, person, joined) VALUES(?, ?, ?, ?, ?)')
    .run(newcomer.hash, delegation, role, person, newcomer.now)
  return { hash: newcomer.hash, delegation, role, person }
}
