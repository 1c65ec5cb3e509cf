const { toApp, toWeb } = require('../chromium/origins.cjs')
const event = require('./event.cjs')
const { handlerOf } = require('./session.cjs')

/** Answers a request of a page: navigations are asked about, the app's scheme is answered by the app. */
async function answerRequest(page, { requestId, request, resourceType, frameId }) {
  const url = toApp(request.url)
  const isMainDocument = resourceType === 'Document' && frameId === page.mainFrame.id
  if (isMainDocument && page.ownNavigations === 0 && isNavigationRefused(page, url))
    return page.cdp('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
  const handler = handlerOf(new URL(url).protocol, page.session)
  if (handler === null) return page.cdp('Fetch.continueRequest', { requestId })
  const response = await ask(handler, url, request)
  if (response === null) return page.cdp('Fetch.failRequest', { requestId, errorReason: 'Failed' })
  return page.cdp('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value: toWeb(value) })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  })
}

function isNavigationRefused(page, url) {
  const asked = event({ url, isMainFrame: true, isSameDocument: false, frame: page.mainFrame })
  page.emit('will-navigate', asked, url)
  return asked.defaultPrevented
}

async function ask(handler, url, { method, headers, postData }) {
  try {
    return await handler(new Request(url, { method, headers, body: postData }))
  } catch (error) {
    console.error('stand-in for Electron: the protocol handler threw', error)
    return null
  }
}

module.exports = { answerRequest }
