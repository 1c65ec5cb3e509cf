// Chromium knows no custom schemes unless it is built with them: `app://penholder/x` is shown to it as
// `https://penholder.app.invalid/x`, and everything else sees the app's own address.

const privileged = new Map()

module.exports = {
  register(scheme, privileges) {
    privileged.set(scheme, privileges)
  },
  isRegistered: (scheme) => privileged.has(scheme),

  toWeb(text) {
    return text.replace(/([\w+-]+):\/\/([\w.-]+)/g, (whole, scheme, name) =>
      privileged.has(scheme) ? `https://${name}.${scheme}.invalid` : whole,
    )
  },

  toApp(text) {
    return text.replace(/https:\/\/([\w.-]+)\.([\w+-]+)\.invalid/g, (whole, name, scheme) =>
      privileged.has(scheme) ? `${scheme}://${name}` : whole,
    )
  },
}
