import { readNamed } from '../../../shared/formats/reading/readers.ts'

// Reads one document in a thread of its own: what it says comes back, and the thread is ended by whoever started it.

type Wanted = { readonly name: string; readonly bytes: Uint8Array }

addEventListener('message', ({ data }: MessageEvent<Wanted>) => {
  const progress = (done: number, of: number) => postMessage({ part: { done, of } })
  void readNamed(data.name, data.bytes, progress).then((read) => postMessage({ read }))
})
