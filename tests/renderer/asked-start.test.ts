// @vitest-environment happy-dom

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { askStartAhead, takeAskedStart } from '../../renderer/asked-start.ts'
import { desktopPlatform } from '../../renderer/desktop-platform.ts'
import type { Bridge } from '../../shared/protocol/ipc.ts'

const point = (invite: string) => ({
  ok: true,
  value: {
    ...{ http: 'http://127.0.0.1:1', ws: 'ws://127.0.0.1:1', fileName: 'peace.penholder' },
    ...{ invite, session: null },
  },
})

/** A desktop app that hands out one invitation after another. */
function app() {
  let count = 0
  const start = vi.fn(async () => point(`invite-number-${++count}`))
  const bridge = { start } as unknown as Bridge<File>
  Reflect.set(window, 'penholder', bridge)
  return { start, platform: desktopPlatform(bridge) }
}

beforeEach(() => {
  void takeAskedStart()
  Reflect.deleteProperty(window, 'penholder')
  history.replaceState(null, '', '/index.html')
})

describe('[D34] where the relay is', () => {
  it('is asked for ahead, and taken by the first who wants to know', async () => {
    const { start, platform } = app()
    askStartAhead()
    expect(start.mock.calls).toEqual([[{ fresh: false }]])
    expect(await platform.start()).toMatchObject({ invite: 'invite-number-1' })
    expect(start).toHaveBeenCalledTimes(1)
    expect(await platform.start()).toMatchObject({ invite: 'invite-number-2' })
  })

  it('is asked for anew by who begins afresh, and then what was asked ahead counts no more', async () => {
    const { start, platform } = app()
    askStartAhead()
    expect(await platform.start({ fresh: true })).toMatchObject({ invite: 'invite-number-2' })
    expect(start.mock.calls).toEqual([[{ fresh: false }], [{ fresh: true }]])
    expect(await platform.start()).toMatchObject({ invite: 'invite-number-3' })
  })

  it('is not asked for by the start window, nor in a browser', () => {
    askStartAhead()
    expect(takeAskedStart()).toBeNull()
    const { start } = app()
    history.replaceState(null, '', '/index.html?start=join')
    askStartAhead()
    expect(start).not.toHaveBeenCalled()
  })

  it('tells whoever takes it that the app could not answer', async () => {
    const { platform, start } = app()
    start.mockRejectedValueOnce(new Error('gone'))
    askStartAhead()
    await expect(platform.start()).rejects.toThrow('gone')
  })
})
