import { copyFile, readdir } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDossierFile } from '../../server/create-dossier-file.ts'
import { openDossierFile, serveDossierFile } from '../../server/dossier-file.ts'
import { fileErrorSentence } from '../../server/file-errors.ts'
import { translator } from '../../server/messages.ts'
import { isOnShare, type Volumes } from '../../server/network-share.ts'
import { openDatabase } from '../../server/store/sqlite.ts'
import { ok, type Result } from '../../shared/base/result.ts'
import { scratchFolder, someDossier } from './dossiers.ts'
import { fileWithWords } from './tampering.ts'

const FUSE = 0x65735546
/** A line of Linux's list for each, in the order in which they were mounted. */
const mountInfo = (...mounts: readonly (readonly [place: string, name: string])[]): string =>
  mounts
    .map(([place, name], at) => `${at} 1 0:${at} / ${place} rw,relatime shared:1 - ${name} x rw\n`)
    .join('')

const linux = (kind: number, mounted = ''): Volumes => ({
  platform: 'linux',
  kindOf: async () => kind,
  mounted: async () => mounted,
})
const elsewhere = (platform: NodeJS.Platform): Volumes => ({
  platform,
  kindOf: () => Promise.reject(new Error('not asked')),
  mounted: () => Promise.reject(new Error('not asked')),
})

describe('whether a place is on a share', () => {
  it.each([
    ['NFS', 0x6969, true],
    ['CIFS', 0xff534d42, true],
    ['CIFS, as a number with a sign', 0xff534d42 | 0, true],
    ['SMB 2', 0xfe534d42, true],
    ['9P', 0x01021997, true],
    ['ext4', 0xef53, false],
    ['btrfs', 0x9123683e, false],
    ['overlay', 0x794c7630, false],
    ['tmpfs', 0x01021994, false],
    ['a kind that the system does not say', 0, false],
  ])('[F9] Linux: %s', async (_name, kind, isShared) => {
    expect(await isOnShare('/home/a', linux(kind))).toBe(isShared)
  })

  it.each([
    ['/mnt/team/a', [['/mnt/team', 'fuse.sshfs']], true],
    ['/mnt/team', [['/mnt/team', 'fuse.sshfs']], true],
    [
      '/mnt/teamwork/a',
      [
        ['/', 'fuse.zfs'],
        ['/mnt/team', 'fuse.sshfs'],
      ],
      false,
    ],
    ['/run/user/1/gvfs/smb-share/a', [['/run/user/1/gvfs', 'fuse.gvfsd-fuse']], true],
    ['/media/stick/a', [['/media/stick', 'fuseblk']], false],
    [
      '/safe/a',
      [
        ['/', 'fuse.rclone'],
        ['/safe', 'fuse.gocryptfs'],
      ],
      false,
    ],
    ['/mnt/The team/a', [['/mnt/The\\040team', 'fuse.sshfs']], true],
    // What is mounted over another hides it.
    [
      '/mnt/a',
      [
        ['/mnt', 'fuse.sshfs'],
        ['/mnt', 'fuse.gocryptfs'],
      ],
      false,
    ],
    ['/mnt/a', [], false],
  ] as const)('[F9] Linux, behind a program: %s among %j', async (path, mounts, isShared) => {
    expect(await isOnShare(path, linux(FUSE, mountInfo(...mounts)))).toBe(isShared)
  })

  it.each([
    ['\\\\server\\share\\a.penholder', true],
    ['\\\\?\\UNC\\server\\share\\a.penholder', true],
    ['\\\\wsl.localhost\\Debian\\a.penholder', true],
    ['C:\\Users\\a.penholder', false],
    ['\\\\?\\C:\\Users\\a.penholder', false],
    ['\\\\.\\C:\\a.penholder', false],
  ])('[F9] Windows: %s', async (path, isShared) => {
    expect(await isOnShare(path, elsewhere('win32'))).toBe(isShared)
  })

  it('[F9] what the system does not tell counts as this machine’s', async () => {
    expect(await isOnShare('/Volumes/team/a', elsewhere('darwin'))).toBe(false)
    expect(await isOnShare('/a', elsewhere('linux'))).toBe(false)
    const unlisted: Volumes = { ...elsewhere('linux'), kindOf: async () => FUSE }
    expect(await isOnShare('/a', unlisted)).toBe(false)
  })
})

describe('a file on a share', () => {
  const onShare = async () => true
  let scratch: Awaited<ReturnType<typeof scratchFolder>>
  let path: string
  beforeEach(async () => {
    scratch = await scratchFolder()
    path = scratch.path('talks.penholder')
  })
  afterEach(() => scratch.remove())

  it('[F9] is not written and not served, and is told to be kept on this computer', async () => {
    await fileWithWords(path, 1)
    const refused = [
      await openDossierFile(path, 'write', onShare),
      await serveDossierFile(path, onShare),
    ]
    for (const one of refused) expect(one).toEqual({ ok: false, error: { kind: 'onShare', path } })
    expect(await readdir(scratch.folder)).toEqual(['talks.penholder'])
    for (const [lang, word] of [
      ['en', 'this computer'],
      ['zh', '本机'],
    ] as const) {
      const sentence = fileErrorSentence({ kind: 'onShare', path }, translator(lang))
      expect(sentence).toContain(path)
      expect(sentence).toContain(word)
    }
  })

  it('[F9] is read, and leaves nothing beside it even meanwhile', async () => {
    await fileWithWords(path, 1)
    const reading = opened(await openDossierFile(path, 'read', onShare))
    expect((await reading.readDossier()).lang).toBe('en')
    expect(await readdir(scratch.folder)).toEqual(['talks.penholder'])
    await reading.close()
  })

  it('[F9] [F6] is copied to this machine, where the copy is written as any other', async () => {
    await fileWithWords(path, 3)
    const reading = opened(await openDossierFile(path, 'read', onShare))
    const head = await reading.store.head()
    expect(await reading.backup(scratch.path('mine.penholder'))).toEqual(ok(undefined))
    await reading.close()
    const mine = opened(await openDossierFile(scratch.path('mine.penholder'), 'write'))
    expect(mine.id).toBe(reading.id)
    expect(await mine.store.head()).toBe(head)
    expect(mine.epoch).toBeGreaterThan(reading.epoch)
    await mine.close()
    expect((await readdir(scratch.folder)).sort()).toEqual(['mine.penholder', 'talks.penholder'])
  })

  it('[F9] [F4] is read with the log that a crash has left beside it', async () => {
    await fileWithWords(path, 1)
    const database = await openDatabase(path)
    database.exec("UPDATE meta SET value = 'written last' WHERE key = 'dossier'")
    for (const end of ['', '-wal']) await copyFile(path + end, scratch.path('left') + end)
    database.close()
    const reading = opened(await openDossierFile(scratch.path('left'), 'read', onShare))
    expect(reading.id).toBe('written last')
    await reading.close()
  })

  it('[F9] is not begun there: what could not be opened is not made', async () => {
    const made = await createDossierFile(path, someDossier(), async () => undefined, onShare)
    expect(made).toEqual({ ok: false, error: { kind: 'onShare', path } })
    expect(await readdir(scratch.folder)).toEqual([])
  })
})

function opened<T, E extends { readonly kind: string }>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(result.error.kind)
  return result.value
}
