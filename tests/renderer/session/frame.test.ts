import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let drawn: (() => void)[] = []

function draw(): void {
  for (const run of drawn.splice(0)) run()
}

beforeEach(() => {
  drawn = []
  vi.resetModules()
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => drawn.push(run))
})
afterEach(() => vi.unstubAllGlobals())

describe('[R15] a frame', () => {
  it('is asked for once, and takes what its own steps ask for', async () => {
    const { beforePaint } = await import('../../../renderer/session/frame.ts')
    const done: string[] = []
    beforePaint(() => {
      done.push('words')
      beforePaint(() => done.push('carets'))
    })
    beforePaint(() => done.push('others'))
    expect(drawn).toHaveLength(1)
    draw()
    expect(done).toEqual(['words', 'others', 'carets'])
    expect(drawn).toHaveLength(0)
  })

  it('leaves to the next one what is asked of that', async () => {
    const { beforeNextPaint } = await import('../../../renderer/session/frame.ts')
    const done: string[] = []
    beforeNextPaint(() => {
      done.push('first')
      beforeNextPaint(() => done.push('second'))
      beforeNextPaint(() => done.push('never'))()
    })
    draw()
    expect(done).toEqual(['first'])
    draw()
    expect(done).toEqual(['first', 'second'])
    expect(drawn).toHaveLength(0)
  })

  it('goes on after a step that fails', async () => {
    const { beforePaint } = await import('../../../renderer/session/frame.ts')
    const done: string[] = []
    beforePaint(() => {
      throw new Error('broken')
    })
    beforePaint(() => done.push('other'))
    expect(draw).toThrow('broken')
    draw()
    expect(done).toEqual(['other'])
  })
})
