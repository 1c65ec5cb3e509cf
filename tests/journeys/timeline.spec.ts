import { serve } from './support/command.ts'
import { look } from './support/look.ts'
import { expect, join, sampleFor, test } from './support/people.ts'

// Moving through a negotiation: by the slider and by the list, to a moment that is compared with now, and restored.

test('[U10] the pen goes back to a moment, sees what changed there, and restores it', async ({
  browser,
  negotiation,
}, info) => {
  const { file, invites } = await sampleFor(negotiation, [['CHN', 'penholder']])
  const serving = await serve(file)
  try {
    const { page } = await join(browser, serving, invites[0])
    await page.keyboard.press('Control+Alt+Shift+KeyH')
    const timeline = page.getByRole('dialog', { name: 'Timeline' })
    const slider = timeline.getByRole('slider', { name: 'Moment of the negotiation' })
    await expect(slider).toHaveAttribute('aria-valuetext', /^\d+ of \d+: .+ changes?/)
    await expect(timeline.getByRole('listitem').first()).toBeVisible()

    await slider.press('Home')
    await expect(slider).toHaveAttribute('aria-valuetext', /^1 of /)
    await expect(timeline.getByRole('insertion').first()).toBeVisible()
    await timeline.getByRole('button', { name: /Rev\.1/ }).click()
    await expect(timeline.getByRole('button', { name: /Rev\.1/ })).toHaveAttribute(
      'aria-current',
      'step',
    )
    await expect(timeline.locator('[aria-busy=false]')).toBeVisible()
    await look(page, info, 'timeline')

    await timeline.getByRole('button', { name: 'Compare with now' }).click()
    await expect(timeline.getByText(/words in, \d+ out/)).toBeVisible()
    await timeline.getByRole('button', { name: 'Back to the timeline' }).click()
    await timeline.getByRole('button', { name: 'Restore…' }).click()
    await timeline.getByRole('button', { name: /^Restore Entry \d+/ }).click()
    await expect(
      page.getByRole('status').filter({ hasText: /Entry \d+ .+ is restored/ }),
    ).toBeVisible()
  } finally {
    await serving.stop()
  }
})
