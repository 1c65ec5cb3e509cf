import { createDossierFile } from '../../server/create-dossier-file.ts'
import { newInvite } from '../../server/new-invite.ts'
import type { DelegationCode } from '../../shared/domain/delegations.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { CHN, FRA, someDossier, USA } from './dossiers.ts'

/** A closed file to which CHN (penholder), FRA and USA can be joined as often as a test likes. */
export async function fileWithInvites(
  path: string,
): Promise<{ readonly pen: string; readonly fra: string; readonly usa: string }> {
  const invites = { pen: '', fra: '', usa: '' }
  const made = await createDossierFile(path, someDossier(), async (store) => {
    const invite = async (delegation: DelegationCode, role: Role) => {
      const host = { base: null, madeBy: null, now: Date.now() }
      const request = { delegation, role, name: '', uses: 100 }
      return (await newInvite(store, request, host)).invite
    }
    invites.pen = await invite(CHN, 'penholder')
    invites.fra = await invite(FRA, 'delegation')
    invites.usa = await invite(USA, 'delegation')
  })
  if (!made.ok) throw new Error(made.error.kind)
  await made.value.close()
  return invites
}
