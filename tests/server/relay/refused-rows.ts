import { openDossierFile } from '../../../server/dossier-file.ts'

/** What was refused, as a closed file has it: where, why, who and which room. */
export async function rowsRefused(path: string): Promise<readonly string[]> {
  const opened = await openDossierFile(path, 'read')
  if (!opened.ok) throw new Error(opened.error.kind)
  const rows = await opened.value.store.refusals(0, 10_000)
  await opened.value.close()
  return rows.map(({ where, code, delegation, role, person, room }) => {
    const who = delegation === null ? '?' : `${delegation}/${role}/${person}`
    return `${where} ${code} ${who} ${room ?? '-'}`
  })
}
