import path from 'node:path'
import builder from 'electron-builder'

// `node pack.mjs DISTRIBUTION FOLDER …` packs what is built for the machine that this is, into each folder anew. In one process: most of what the
// packager does is to understand its configuration.

const [electronDist, ...folders] = process.argv.slice(2)
for (const output of folders)
  await builder.build({
    projectDir: path.resolve(import.meta.dirname, '../../..'),
    dir: true,
    linux: [],
    [process.arch]: true,
    config: { electronDist, directories: { output } },
  })
