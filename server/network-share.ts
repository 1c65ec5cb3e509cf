import { readFile, statfs } from 'node:fs/promises'
import process from 'node:process'

// Whether a place is another machine's ([F9]). There SQLite's log lacks the memory that all who use a file must share, and a
// lock may hold on one machine alone. Only what the system says is believed: what it does not tell counts as this machine's.

/** What is asked of the system; paths are real ones. */
export type Volumes = {
  readonly platform: NodeJS.Platform
  /** The number by which the kernel knows the kind of a file system. */
  kindOf(path: string): Promise<number>
  /** Linux's list of all that is mounted, `/proc/self/mountinfo`. */
  mounted(): Promise<string>
}

const THIS_MACHINE: Volumes = {
  platform: process.platform,
  kindOf: async (path) => (await statfs(path)).type,
  mounted: () => readFile('/proc/self/mountinfo', 'utf8'),
}

/** Kinds of Linux that reach over a network, or into the host of a virtual machine; numbers of `linux/magic.h`. */
const SHARED_KINDS: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB, before CIFS
  0xff534d42, // CIFS
  0xfe534d42, // SMB 2
  0x01021997, // 9P
  0x5346414f, // AFS
  0x6b414653, // AFS of the kernel
  0x73757245, // Coda
  0x00c36400, // Ceph
  0x0bd00bd0, // Lustre
])
/** Programs may be behind this one: some read a disk of this machine. */
const FUSE = 0x65735546
const SHARED_PROGRAMS =
  /^fuse\.(?:sshfs|gvfsd-fuse|kio-fuse|rclone|s3fs|davfs|smbnetfs|glusterfs|ceph-fuse|curlftpfs|goofys|onedriver|google-drive-ocamlfuse)$/

/** Whether the real path `path`, of a file or folder, lies on a share; false where the system does not say. */
export async function isOnShare(path: string, volumes: Volumes = THIS_MACHINE): Promise<boolean> {
  // A drive that stands for a share has the share's name in the real path.
  if (volumes.platform === 'win32') return isShareName(path)
  if (volumes.platform !== 'linux') return false
  const kind = (await volumes.kindOf(path).catch(() => 0)) >>> 0
  if (kind !== FUSE) return SHARED_KINDS.has(kind)
  return SHARED_PROGRAMS.test(programAt(path, await volumes.mounted().catch(() => '')))
}

/** `\\server\share\…`, also in its long form; `\\?\C:\…` and `\\.\…` are places of this machine. */
function isShareName(path: string): boolean {
  return /^\\\\(?:\?\\UNC\\|(?![?.]\\))/i.test(path)
}

/** What is mounted at the place that holds `path`, as Linux calls it. */
function programAt(path: string, mounted: string): string {
  let nearest = { place: '', name: '' }
  for (const line of mounted.split('\n')) {
    // Number, parent, device, root, place, options, any more; then, after a dash, name, source, options.
    const place = unescaped(line.split(' ')[4] ?? '')
    const name = line.split(' - ')[1]?.split(' ')[0] ?? ''
    const holds = path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`)
    // Of two at one place the later one hides the other.
    if (holds && place.length >= nearest.place.length) nearest = { place, name }
  }
  return nearest.name
}

/** A space in the name of a place is written as its number there. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_all, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  )
}
