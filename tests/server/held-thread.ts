import { givenToThread, unbroken } from '../../server/thread-hold.ts'

// A thread that does nothing but calls that must come to their end, each of some milliseconds and said in the first word that it
// was given; the second word counts them.

const words = givenToThread()
if (!(words instanceof Int32Array)) throw new Error('there are no words to say it in')
for (;;) {
  unbroken(() => {
    Atomics.store(words, 0, 1)
    const until = performance.now() + 3
    while (performance.now() < until);
    Atomics.store(words, 0, 0)
  })
  Atomics.add(words, 1, 1)
}
