import path from 'node:path'
import { expect, it } from 'vitest'
import { filesAmong } from '../../electron/main/arguments.ts'

const HOME = path.resolve('/home')

it('[D7] the files of a command line are made absolute from where it was given; the rest is no file', () => {
  const argv = [
    '/bin/electron',
    '.',
    '--flag=x.penholder',
    'a.penholder',
    '/b/C.PENHOLDER',
    'notes.txt',
  ]
  expect(filesAmong(argv, HOME)).toEqual([
    path.join(HOME, 'a.penholder'),
    path.resolve('/b/C.PENHOLDER'),
  ])
})

it('[D7] the program itself is never a file to open', () => {
  expect(filesAmong(['/opt/app.penholder'], HOME)).toEqual([])
})
