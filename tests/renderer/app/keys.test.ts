// @vitest-environment happy-dom

import { describe, expect, it } from 'vitest'
import { commandOf } from '../../../renderer/app/command-list.ts'
import { exportName } from '../../../renderer/app/export-name.ts'
import { preferredLocale } from '../../../renderer/app/i18n.ts'
import { inviteIn } from '../../../renderer/app/invite-in.ts'
import { commandOfKey } from '../../../renderer/app/keys.ts'
import { sayStatus, stateOf, waitingSince } from '../../../renderer/app/say-status.ts'
import type { RelayFailure } from '../../../renderer/session/relay-api.ts'
import { isFor } from '../../../shared/protocol/asker.ts'
import { COMMANDS, keysFor } from '../../../shared/protocol/command-list.ts'

const press = (init: KeyboardEventInit, target: EventTarget | null = document.body) => {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = new KeyboardEvent('keydown', init)
  return commandOfKey({ key, code, ctrlKey, metaKey, altKey, shiftKey, target })
}

describe('keys', () => {
  it.each([
    [{ key: 'F1', code: 'F1' }, 'help'],
    [{ key: '?' }, 'help'],
    [{ key: 'F6', code: 'F6' }, 'nextRegion'],
    [{ key: 'F6', code: 'F6', shiftKey: true }, 'previousRegion'],
    [{ key: 'k', code: 'KeyK', metaKey: true }, 'palette'],
    [{ key: '{', code: 'BracketLeft', ctrlKey: true, shiftKey: true }, 'bracket'],
    [{ key: 'F8', code: 'F8', shiftKey: true }, 'previousProposal'],
    [{ key: 'z', code: 'KeyZ', ctrlKey: true }, 'undo'],
    [{ key: '2', code: 'Digit2', ctrlKey: true, altKey: true }, 'viewBase'],
    [{ key: 'E', code: 'KeyE', ctrlKey: true, shiftKey: true }, 'exportDocx'],
    [{ key: 'e' }, null],
    [{ key: '2', code: 'Digit2' }, null],
  ] as const)('%j is %s', (init, command) => {
    expect(press(init)).toBe(command)
  })

  it('a letter that AltGr writes is a letter', () => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, target } = Object.assign(
      new KeyboardEvent('keydown', { key: 'ć', code: 'KeyF', ctrlKey: true, altKey: true }),
    )
    const pressed = { key, code, ctrlKey, metaKey, altKey, shiftKey, target }
    expect(commandOfKey(pressed)).toBe('footnote')
    expect(commandOfKey({ ...pressed, getModifierState: (name) => name === 'AltGraph' })).toBeNull()
  })

  it.each([false, true])(
    'every command has keys of its own, and none is without; on a Mac: %s',
    (isMac) => {
      const keys = COMMANDS.map(({ id }) => keysFor(id, isMac))
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every((one) => one !== '')).toBe(true)
    },
  )

  it('[D38] a Mac’s keys are those of its list: what its system has for itself is left to it', () => {
    const command = { ctrlKey: false, metaKey: true, altKey: false, shiftKey: false }
    expect(commandOf({ ...command, code: 'KeyH' }, true)).toBeNull()
    expect(commandOf({ ...command, code: 'KeyH', altKey: true }, true)).toBeNull()
    expect(commandOf({ ...command, code: 'KeyH', shiftKey: true }, true)).toBe('replace')
    expect(commandOf({ ...command, code: 'Digit4', shiftKey: true }, true)).toBeNull()
    expect(commandOf({ ...command, code: 'KeyZ', shiftKey: true }, true)).toBe('redo')
    expect(commandOf({ ...command, code: 'KeyH' }, false)).toBe('replace')
  })

  it('a command is offered to those who may do it', () => {
    const reader = { mayWrite: false, holdsPen: false, mayRemark: true, maySpeak: false }
    const offered = (asker: typeof reader) =>
      COMMANDS.filter((one) => isFor(one, asker)).map(({ id }) => id)
    expect(offered(reader)).not.toContain('bold')
    expect(offered({ ...reader, mayWrite: true })).toContain('retain')
    expect(offered({ ...reader, mayWrite: true })).not.toContain('incorporateCurrent')
    // Under silence the text rests, and one still says where one stands.
    const speaker = offered({ ...reader, maySpeak: true })
    const sayings = ['stateOppose', 'sponsorCurrent', 'acceptCurrent', 'opposeCurrent']
    expect(speaker).toEqual(expect.arrayContaining([...sayings, 'comment']))
    // The secretariat comments, and stands nowhere.
    const commenter = offered({ ...reader, mayRemark: false, maySpeak: true })
    expect(commenter).toContain('comment')
    expect(commenter.filter((one) => sayings.includes(one))).toEqual([])
    expect(speaker).not.toContain('retain')
    expect(offered({ ...reader, mayWrite: true })).not.toContain('sponsorCurrent')
    expect(
      offered({ mayWrite: true, holdsPen: false, mayRemark: false, maySpeak: false }),
    ).not.toContain('retain')
  })

  it('in a field a step back is the field’s, and a question mark that is typed is one', () => {
    const field = document.createElement('input')
    expect(press({ key: 'z', code: 'KeyZ', ctrlKey: true }, field)).toBeNull()
    expect(press({ key: '?' }, document.createElement('input'))).toBeNull()
  })
})

describe('what is pasted as an invitation', () => {
  it.each([
    ['http://10.0.0.7:4000/join#abcDEF_12-34', 'abcDEF_12-34'],
    ['  abcDEF_12-34 ', 'abcDEF_12-34'],
    ['http://10.0.0.7:4000/join', null],
    ['', null],
    ['short', null],
  ])('%j holds %j', (pasted, invite) => {
    expect(inviteIn(pasted)?.invite ?? null).toBe(invite)
  })

  it.each([
    ['http://10.0.0.7:4000/join#abcDEF_12-34.roomKey'],
    ['penholder://join/10.0.0.7:4000#abcDEF_12-34.roomKey'],
    ['abcDEF_12-34.roomKey'],
  ])('[E1] the key in %j is kept apart from the invitation, which is sent', (pasted) => {
    expect(inviteIn(pasted)).toEqual({ invite: 'abcDEF_12-34', key: 'roomKey' })
  })
})

describe('the language of the window', () => {
  it.each([
    ['zh', ['en-GB'], 'zh'],
    [null, ['zh-Hans-CN', 'en'], 'zh'],
    [null, ['fr', 'en-US'], 'en'],
    ['tlh', ['zh-TW'], 'zh'],
    [null, [], 'en'],
  ] as const)('kept %j, wanted %j: %s', (kept, wanted, locale) => {
    expect(preferredLocale(kept, wanted)).toBe(locale)
  })
})

describe('what the status bar says', () => {
  const at = new Date(2020, 2, 19, 14, 2, 11).getTime()

  it('“all changes saved” only when nothing is on its way', () => {
    expect(sayStatus({ kind: 'live', unsaved: 0, savedAt: at }, 'en')).toEqual([
      'allSaved',
      { time: '14:02:11' },
    ])
    expect(sayStatus({ kind: 'live', unsaved: 2, savedAt: at }, 'en')).toEqual([
      'saving',
      { count: 2 },
    ])
  })

  it('[R17] that the line is slow, once an acknowledgement has been waited for for three seconds', () => {
    const behind = { kind: 'live', unsaved: 2, savedAt: at } as const
    expect(stateOf(behind, 2999)).toBe('saving')
    expect(stateOf(behind, 3000)).toBe('slow')
    expect(sayStatus(behind, 'en', 4200)).toEqual(['savingSlowly', { count: 2, seconds: 4 }])
    // From the first change that waits, or from what was acknowledged last: who types on is not slow.
    const since = waitingSince(null, { ...behind, savedAt: null }, at + 50)
    expect(since).toBe(at + 50)
    expect(waitingSince(since, { ...behind, savedAt: at + 90 }, at + 4000)).toBe(at + 90)
    expect(waitingSince(since, behind, at + 4000)).toBe(at + 50)
    expect(waitingSince(since, { ...behind, unsaved: 0 }, at + 4000)).toBeNull()
    expect(stateOf({ ...behind, unsaved: 0 }, 5000)).toBe('saved')
  })

  it('how much is kept on this computer while there is no connection', () => {
    expect(sayAway(3, null)).toEqual(['awayUnsaved', { count: 3 }])
    expect(sayAway(0, { kind: 'unreachable' })).toEqual(['away', {}])
  })

  it.each(['storage-full', 'storage-failed', 'storage-read-only'])(
    'that the relay is there and cannot write (%s), and that the words are kept',
    (code) => {
      expect(sayAway(3, refused(503, code))).toEqual(['awayStorageUnsaved', { count: 3 }])
      expect(sayAway(0, refused(503, code))).toEqual(['awayStorage', {}])
    },
  )

  it('that the relay asks to wait', () => {
    expect(sayAway(2, refused(429, 'rate'))).toEqual(['awayBusyUnsaved', { count: 2 }])
  })

  function sayAway(unsaved: number, reason: RelayFailure | null) {
    return sayStatus({ kind: 'away', unsaved, savedAt: at, since: at, reason }, 'en')
  }

  function refused(status: number, code: string): RelayFailure {
    return { kind: 'refused', status, code, message: '' }
  }
})

describe('the name of an exported file', () => {
  it('is the topic without what file systems refuse', () => {
    expect(exportName('Safety: peace/keepers?', 'docx')).toBe('Safety peace keepers.docx')
    expect(exportName('///', 'txt')).toBe('Penholder.txt')
  })
})
