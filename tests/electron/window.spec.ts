import { expect } from '@playwright/test'
import { firstPage, test } from './support/desktop.ts'

test('[D14] a window comes back with the size it had', async ({ desktop }) => {
  const file = await desktop.sample()
  const first = await desktop.start(file)
  await firstPage(first)
  await first.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.setBounds({ x: 40, y: 60, width: 1030, height: 710 })
  })
  await first.close()

  const second = await desktop.start(file)
  await firstPage(second)
  const bounds = await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(bounds).toMatchObject({ width: 1030, height: 710 })
})
