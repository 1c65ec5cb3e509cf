import type { Area } from './window-state.ts'

// An open window as something that can be put elsewhere. One that fills its screen leaves it first, which takes the system a
// moment on macOS.

/** What is used of a window. */
export type Frame = {
  isDestroyed(): boolean
  isFullScreen(): boolean
  setFullScreen(isFull: boolean): void
  isMaximized(): boolean
  maximize(): void
  unmaximize(): void
  getBounds(): Area
  setBounds(bounds: Area): void
  once(event: 'leave-full-screen', listener: () => void): unknown
}

export type Shape = 'window' | 'maximized' | 'full'

export function shapeOf(frame: Frame): Shape {
  if (frame.isFullScreen()) return 'full'
  return frame.isMaximized() ? 'maximized' : 'window'
}

/** Puts the window there, in that shape. */
export async function putFrame(frame: Frame, bounds: Area, shape: Shape): Promise<void> {
  if (frame.isFullScreen()) await leaveFullScreen(frame)
  if (frame.isDestroyed()) return
  if (frame.isMaximized()) frame.unmaximize()
  frame.setBounds(bounds)
  if (shape === 'maximized') frame.maximize()
  if (shape === 'full') frame.setFullScreen(true)
}

/** Longer than any system's animation; one that says nothing when it is done must not keep the window where it is. */
const PATIENCE_MS = 2000

function leaveFullScreen(frame: Frame): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS)
    frame.once('leave-full-screen', () => {
      clearTimeout(timer)
      resolve()
    })
    frame.setFullScreen(false)
  })
}
