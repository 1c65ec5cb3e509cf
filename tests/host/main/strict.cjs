/** The target, but reading a property it lacks throws: an imitation must not answer `undefined` where Electron answers. */
module.exports = function strict(name, target) {
  return new Proxy(target, {
    get(object, key) {
      const isProbe = typeof key === 'symbol' || key === 'then' || key === 'toJSON'
      if (key in object || isProbe) return object[key]
      throw new Error(
        `the stand-in has no ${name}.${key}: a test that needs it must run on real Electron`,
      )
    },
  })
}
