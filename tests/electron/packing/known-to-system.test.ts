import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { APP_ID, LINK_SCHEME, makeKnown } from '../../../electron/main/known-to-system.ts'
import { appLink } from '../../../shared/protocol/links.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')

/** What the system is told when the app starts on it. */
function told(platform: NodeJS.Platform, isPackaged: boolean): readonly string[] {
  const said: string[] = []
  const app = {
    isPackaged,
    setAppUserModelId: (id: string) => void said.push(`id ${id}`),
    setAsDefaultProtocolClient: (scheme: string) => said.push(`links ${scheme}`) > 0,
  }
  makeKnown(app, platform)
  return said
}

describe('an app that is installed', () => {
  it('[D18] says which links are its own, where its installer may not have done so', () => {
    expect(told('win32', true)).toContain('links penholder')
    expect(told('darwin', true)).toEqual(['links penholder'])
    expect(told('linux', true)).toEqual([])
  })

  it('[D29] has the name on Windows by which its notifications are shown', async () => {
    expect(told('win32', true)).toContain('id org.penholder.desktop')
    const configuration = await readFile(path.join(ROOT, 'electron-builder.yml'), 'utf8')
    expect(configuration).toContain(`\nappId: ${APP_ID}\n`)
  })

  it('[D18] and one that is started from a checkout takes nothing from it', () => {
    for (const platform of ['win32', 'darwin', 'linux'] as const)
      expect(told(platform, false)).toEqual([])
  })

  it('[D18] its installer for Windows says the same, and its uninstaller takes it back', async () => {
    const place = { host: 'host', port: 1, fingerprint: null }
    expect(new URL(appLink(place, { invite: 'a', key: null })).protocol).toBe(`${LINK_SCHEME}:`)
    const script = await readFile(path.join(ROOT, 'build/resources/installer.nsh'), 'utf8')
    const [install = '', uninstall = ''] = script.split('!macro customUnInstall')
    const key = `Software\\Classes\\${LINK_SCHEME}`
    expect(install).toContain(`WriteRegStr SHELL_CONTEXT "${key}" "URL Protocol" ""`)
    expect(install).toContain(`"${key}\\shell\\open\\command" "" '"$appExe" "%1"'`)
    // Also what the app itself has written, and not when a newer version takes the place of an older one.
    const taken = /^ {2}\$\{ifNot\} \$\{isUpdated\}\n(.*?)^ {2}\$\{endIf\}/ms.exec(uninstall)?.[1]
    for (const root of ['SHELL_CONTEXT', 'HKCU'])
      expect(taken).toContain(`DeleteRegKey ${root} "${key}"`)
  })
})
