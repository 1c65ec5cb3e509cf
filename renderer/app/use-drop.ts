import { useEffect } from 'react'

/** Hears of a file that is dropped anywhere onto the window, which a file must never take the place of. */
export function useDrop(take: (file: File) => void): void {
  useEffect(() => {
    const drag = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    const drop = (event: DragEvent): void => {
      const file = event.dataTransfer?.files[0]
      if (!file) return
      event.preventDefault()
      // What is compared with a document takes it for itself.
      if (event.target instanceof Element && event.target.closest('[data-takes-files]')) return
      event.stopPropagation()
      take(file)
    }
    window.addEventListener('dragover', drag, true)
    window.addEventListener('drop', drop, true)
    return () => {
      window.removeEventListener('dragover', drag, true)
      window.removeEventListener('drop', drop, true)
    }
  }, [take])
}
