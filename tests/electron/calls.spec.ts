import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type ElectronApplication, expect, type Page } from '@playwright/test'
import type { JoinAnswer } from '../../shared/protocol/http.ts'
import { firstPage, listenToDialogs, startPoint, test } from './support/desktop.ts'

// The calls of shared/protocol/ipc.ts, made by a real page and answered by the real main process.

let app: ElectronApplication
let page: Page
test.beforeEach(async ({ desktop }) => {
  app = await desktop.start(await desktop.sample('Peacekeepers.penholder'))
  page = await firstPage(app)
})

const SESSION = {
  session: 'secret',
  delegation: 'CHN',
  role: 'penholder',
  dossier: '00000000-0000-0000-0000-000000000000',
}

/** The page joins by itself when it opens, and keeps its session: what a test keeps must come after that. */
async function pageHasJoined(): Promise<void> {
  await expect.poll(async () => (await startPoint(page)).session).not.toBeNull()
}

/** Joins with the invitation of a fresh start, as the page does. */
function join(): Promise<JoinAnswer> {
  return page.evaluate(async () => {
    const { penholder } = window as unknown as {
      penholder: { start(argument: object): Promise<{ value: { http: string; invite: string } }> }
    }
    const { http, invite } = (await penholder.start({ fresh: true })).value
    const answer = await fetch(`${http}/api/join`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ invite }),
    })
    return answer.json()
  })
}

/** Calls the bridge with whatever argument; `bytes` become an array of bytes. */
function call(name: string, argument: unknown): Promise<unknown> {
  return page.evaluate(
    ([which, given]) => {
      const { penholder } = window as unknown as {
        penholder: Record<string, (argument: unknown) => Promise<unknown>>
      }
      const { bytes, ...rest } = (given ?? {}) as { bytes?: unknown }
      const sent = Array.isArray(bytes) ? { ...rest, bytes: new Uint8Array(bytes) } : given
      return penholder[which]?.(sent)
    },
    [name, argument] as const,
  )
}

test('[D2] start tells where the relay is and whose file it serves', async () => {
  const point = await startPoint(page)
  expect(point.http).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(point.fileName).toBe('Peacekeepers.penholder')
})

test('[D11] the invitation lets the page join as the penholder', async () => {
  expect(await join()).toMatchObject({ delegation: 'CHN', role: 'penholder' })
})

test('[D11] [D38] when the pen has passed, a fresh start takes it from nobody, and the bar no more offers what it does', async () => {
  const isOffered = (id: string) =>
    app.evaluate(
      ({ Menu }, wanted) => Menu.getApplicationMenu()?.getMenuItemById(wanted)?.enabled,
      id,
    )
  await pageHasJoined()
  await expect.poll(() => isOffered('incorporateSelection')).toBe(true)
  const { http, session } = await startPoint(page)
  const pen = session as JoinAnswer
  const ask = async (path: string, body: object, session?: string): Promise<unknown> => {
    const headers = {
      'content-type': 'application/json',
      ...(session ? { authorization: `Bearer ${session}` } : {}),
    }
    const answer = await fetch(http + path, { method: 'POST', headers, body: JSON.stringify(body) })
    expect(answer.status).toBe(200)
    return answer.json()
  }
  const request = { delegation: 'FRA', role: 'delegation' }
  const { invite } = (await ask('/api/invites', request, pen.session)) as { invite: string }
  await ask('/api/join', { invite })
  await ask('/api/dossier', { command: 'passPen', to: 'FRA' }, pen.session)
  await expect.poll(() => isOffered('incorporateSelection')).toBe(false)
  await expect.poll(() => isOffered('bold')).toBe(true)
  expect(await join()).toMatchObject({ delegation: 'CHN', role: 'delegation' })
})

test('[D11] a kept session is there after a restart, and nowhere in plain sight', async ({
  desktop,
}) => {
  await pageHasJoined()
  const session = await join()
  expect(await call('keepSession', { session })).toEqual({ ok: true, value: null })
  await app.close()

  const again = await firstPage(
    await desktop.start(path.join(desktop.folder, 'Peacekeepers.penholder')),
  )
  expect(await startPoint(again)).toMatchObject({ session, invite: null })
  const userData = path.join(desktop.folder, 'user-data')
  const kept = await readFile(path.join(userData, 'sessions.json'), 'utf8')
  expect(kept).not.toContain(session.session)
})

for (const [name, argument] of [
  ['start', undefined],
  ['start', { fresh: 1 }],
  ['keepSession', { session: 'mine' }],
  ['findKey', { dossier: 'd', name: '../x' }],
  ['keepKey', { dossier: 'd', name: 'private/CHN', key: '' }],
  ['saveExport', { name: '../../x', bytes: [1] }],
  ['saveExport', { name: 'x.docx', bytes: null }],
  ['openFile', { path: '/etc/passwd' }],
] as const)
  test(`[D2] ${name} refuses ${JSON.stringify(argument)}`, async () => {
    expect(await call(name, argument)).toEqual({ ok: false, error: 'badArgument' })
  })

test('[D11] a window keeps no session of another dossier', async () => {
  expect(await call('keepSession', { session: SESSION })).toEqual({
    ok: false,
    error: 'badArgument',
  })
})

test('[D20] the key of a room is there after a restart, encrypted, and for its own dossier alone', async ({
  desktop,
}) => {
  await pageHasJoined()
  const { dossier } = await join()
  // Of a room that the window does not open by itself.
  const name = 'caucus/A9'
  const kept = await call('keepKey', { dossier, name, key: 'key-of-the-room' })
  expect(kept).toEqual({ ok: true, value: { isLasting: true } })
  const foreign = { dossier: SESSION.dossier, name }
  expect(await call('findKey', foreign)).toEqual({ ok: false, error: 'badArgument' })
  expect(await call('keepKey', { ...foreign, key: 'k' })).toEqual({
    ok: false,
    error: 'badArgument',
  })
  await app.close()
  const file = path.join(desktop.folder, 'Peacekeepers.penholder')
  page = await firstPage(await desktop.start(file))
  expect(await call('findKey', { dossier, name })).toEqual({ ok: true, value: 'key-of-the-room' })
  const onDisk = await readFile(path.join(desktop.folder, 'user-data', 'keys.json'), 'utf8')
  expect(onDisk).not.toContain('key-of-the-room')
})

test('[D2] a call that fails in an unforeseen way is a result, too', async () => {
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.reject(new Error('unforeseen'))
  })
  expect(await call('openFile', {})).toEqual({ ok: false, error: 'failed' })
})

test('[D13] an export is written where the user says', async ({ desktop }) => {
  const target = path.join(desktop.folder, 'Text.docx')
  await answerSaveDialog(target)
  expect(await call('saveExport', { name: 'Text.docx', bytes: [80, 75, 3, 4, 255] })).toEqual({
    ok: true,
    value: { path: target },
  })
  expect([...(await readFile(target))]).toEqual([80, 75, 3, 4, 255])
})

test('[D13] a cancelled export writes nothing', async ({ desktop }) => {
  const before = await readdir(desktop.folder)
  await answerSaveDialog(null)
  expect(await call('saveExport', { name: 'Text.docx', bytes: [1] })).toEqual({
    ok: true,
    value: null,
  })
  expect(await readdir(desktop.folder)).toEqual(before)
})

test('[D13] an export that cannot be written is told and leaves what was there', async ({
  desktop,
}) => {
  const said = await listenToDialogs(app)
  // A folder of that name cannot be replaced by a file.
  const target = path.join(desktop.folder, 'taken.docx')
  await mkdir(target)
  await writeFile(path.join(target, 'inside'), 'kept')
  await answerSaveDialog(target)
  expect(await call('saveExport', { name: 'Text.docx', bytes: [1] })).toEqual({
    ok: false,
    error: 'failed',
  })
  expect((await said())[0]).toContain('The export could not be written to')
  expect(await readFile(path.join(target, 'inside'), 'utf8')).toBe('kept')
})

test('[D2] [D39] a command of the menu reaches the page of the window in front, a language of the page the menu', async () => {
  const commands = await page.evaluateHandle(() => {
    const heard: unknown[] = []
    const { penholder } = window as unknown as {
      penholder: { onMenu(listener: (command: unknown) => void): () => void }
    }
    penholder.onMenu((command) => heard.push(command))
    return heard
  })
  await app.evaluate(({ Menu }) => {
    for (const id of ['undo', 'viewBase']) Menu.getApplicationMenu()?.getMenuItemById(id)?.click()
  })
  await expect.poll(() => commands.jsonValue()).toEqual(['undo', 'viewBase'])
  const menus = () =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? [])
  expect(await menus()).toContain('File')
  expect(await call('speak', { language: 'zh' })).toEqual({ ok: true, value: null })
  expect(await menus()).toContain('文件')
})

function answerSaveDialog(filePath: string | null): Promise<void> {
  return app.evaluate(({ dialog }, target) => {
    dialog.showSaveDialog = async () => ({ canceled: target === null, filePath: target ?? '' })
  }, filePath)
}
