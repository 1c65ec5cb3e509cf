import process from 'node:process'
import { Delegate } from './delegate.ts'
import { until } from './scene.ts'

// Entry of a process of its own for one who types, so that it can be stopped as a whole. Tells when it does, and after it was
// told to rest what it holds.

const [session = '', http = '', url = ''] = process.argv.slice(2)
const delegate = new Delegate({ http, url }, session)
delegate.start()
delegate.type(25)
void until('it types', () => delegate.acknowledged > 0).then(() => process.send?.('typing'))

process.on('message', () => {
  delegate.rest()
  void until('everything is saved', () => delegate.isSaved).then(() => {
    const { client, acknowledged } = delegate
    process.send?.({ client, acknowledged, text: delegate.doc.getText('text').toString() })
  })
})
