import { freshBuild } from './fresh-build.mjs'

/** For vitest: what tests start is what is built from the sources as they are; nothing is done if it is. */
export function setup() {
  const failure = freshBuild(() => console.log('Building the programs that tests start …'))
  if (failure !== null) throw new Error(failure)
}
