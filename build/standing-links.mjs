import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { dataFolder } from './data-folder.mjs'
import { fileSentence, importProject, StartError } from './project.mjs'

// The links to a file served on this machine stay the same from one start to the next: a browser that opens one
// again goes on with the session it had. They are as secret as the file, and lie in the same private folder. So do the
// keys of rooms in which the sample's delegations draft in private ([C10]): they are not in the file, and a colleague's link
// carries them.

const STORE = 'links.json'
const USES = 1000
/** Whom a visitor may most like to be, if they are members. */
const GUESTS = ['FRA', 'USA']

/** Port of last time (or null) and what stands behind the `#` of the links: the pen's first, then guests, then an observer. */
export async function standingLinks(file) {
  const { port = null, invites = await makeInvites(file), secrets = [] } = known(file)
  writeStore(file, { port, invites, secrets })
  const keyFor = ({ delegation, role }) =>
    role === 'observer' ? undefined : secrets.find((one) => one.delegation === delegation)?.key
  const links = invites.map(({ delegation, role, invite }) => {
    const key = keyFor({ delegation, role })
    return { delegation, role, fragment: key === undefined ? invite : `${invite}.${key}` }
  })
  return { port, links }
}

/** The port by which browsers know the file from now on. */
export function rememberPort(file, port) {
  writeStore(file, { ...known(file), port })
}

/** The keys of rooms in which somebody has drafted in private, for the links to them. */
export function rememberSecrets(file, secrets) {
  writeStore(file, { ...known(file), secrets })
}

/** What `rememberSecrets` was told of this file. */
export function standingSecrets(file) {
  return known(file).secrets ?? []
}

function known(file) {
  return readStore()[keyOf(file)] ?? {}
}

async function makeInvites(file) {
  const { openDossierFile } = await importProject('server/dossier-file.ts')
  const { newInvite } = await importProject('server/new-invite.ts')
  const opened = await openDossierFile(file, 'write')
  if (!opened.ok) throw new StartError(await fileSentence(opened.error))
  try {
    const invites = []
    for (const { delegation, role } of visitors(await opened.value.readDossier())) {
      // These links stand for as long as the file does.
      const request = { delegation, role, name: '', uses: USES, expires: null }
      const origin = { base: null, madeBy: null, now: Date.now() }
      const { invite } = await newInvite(opened.value.store, request, origin)
      invites.push({ delegation, role, invite })
    }
    return invites
  } finally {
    await opened.value.close()
  }
}

function visitors({ penholder, members }) {
  const others = members.filter((one) => one !== penholder)
  const wanted = GUESTS.filter((one) => others.includes(one))
  const guests = [...new Set([...wanted, ...others])].slice(0, GUESTS.length)
  return [
    { delegation: penholder, role: 'penholder' },
    ...guests.map((delegation) => ({ delegation, role: 'delegation' })),
    { delegation: 'SEC', role: 'observer' },
  ]
}

/** The file itself, not its name: a sample made anew has none of the old one's members. */
function keyOf(file) {
  const { ino, birthtimeMs } = statSync(file)
  return `${file} ${ino} ${Math.round(birthtimeMs)}`
}

function readStore() {
  const store = path.join(dataFolder(), STORE)
  try {
    return existsSync(store) ? JSON.parse(readFileSync(store, 'utf8')) : {}
  } catch {
    return {} // Cut short or edited: new links are made.
  }
}

function writeStore(file, links) {
  const store = path.join(dataFolder(), STORE)
  writeFileSync(`${store}.part`, JSON.stringify({ ...readStore(), [keyOf(file)]: links }), {
    mode: 0o600,
  })
  renameSync(`${store}.part`, store)
}
