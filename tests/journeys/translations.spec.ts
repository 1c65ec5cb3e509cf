import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { circulate } from '../../server/commands/circulate.ts'
import { importCommand } from '../../server/commands/import.ts'
import { invite } from '../../server/commands/invite.ts'
import { prepare, serve } from './support/command.ts'
import { look } from './support/look.ts'
import { expect, join, test } from './support/people.ts'

// The secretariat puts the text in in French, from what the translators sent; a delegation reads it.

test('[O13] [I17] the text is there in another language, paragraph by paragraph', async ({
  browser,
  negotiation,
}, info) => {
  const file = path.join(negotiation.folder, 'agreed.penholder')
  const draft = path.join(negotiation.folder, 'draft.md')
  writeFileSync(draft, '# Statement\n\nThe Council regrets.\n\nThe Council calls upon all.\n')
  await prepare(importCommand, draft, '-o', file)
  await prepare(circulate, file)
  const invited = async (delegation: string, role: string): Promise<string> => {
    const who = ['--delegation', delegation, '--role', role, '--json']
    return JSON.parse(await prepare(invite, file, ...who)).invite
  }
  const invites = [await invited('SEC', 'secretariat'), await invited('FRA', 'delegation')]
  const serving = await serve(file)
  const [SEC, FRA] = await Promise.all(invites.map((one) => join(browser, serving, one)))
  if (!SEC || !FRA) throw new Error('nobody came')

  await SEC.page.keyboard.press('Control+Shift+F9')
  const own = SEC.page.getByRole('dialog', { name: 'Translations' })
  await own.getByLabel('Language', { exact: true }).selectOption('fr')
  const send = async (name: string, text: string): Promise<void> => {
    const given = { name, mimeType: 'text/markdown', buffer: Buffer.from(text) }
    await own.getByLabel('Document from the translators').setInputFiles(given)
  }
  await send('short.md', '# Déclaration\n\nLe Conseil regrette.\n')
  await expect(own.getByText('short.md has 2 paragraphs, the text has 3')).toBeVisible()
  await expect(own.getByRole('button', { name: 'Put it in' })).toBeHidden()
  await send('fr.md', '# Déclaration\n\nLe Conseil *regrette*.\n\nLe Conseil engage tous.\n')
  await expect(own.getByText('fr.md beside the text: 3 paragraphs.')).toBeVisible()
  await look(SEC.page, info, 'translations')
  await own.getByRole('button', { name: 'Put it in' }).click()
  await expect(own.getByText('fr@Zero draft is there.')).toBeVisible()

  await FRA.page.keyboard.press('Control+Shift+F9')
  const read = FRA.page.getByRole('dialog', { name: 'Translations' })
  await read.getByRole('button', { name: 'Read Français' }).click()
  await expect(read.getByText('Le Conseil regrette.')).toBeVisible()
  await expect(read.getByLabel('Document from the translators')).toBeHidden()

  await own.getByRole('button', { name: 'Take fr@Zero draft away' }).click()
  await own.getByRole('button', { name: 'Take it away' }).click()
  await expect(read.getByRole('button', { name: 'Read Français' })).toBeHidden()
  await serving.stop()
})
