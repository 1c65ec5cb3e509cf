/**
 * A plugin that has the page name, in its head, the parts that it will import as soon as it runs: they are fetched and compiled
 * beside the first one instead of behind it. Each name is that of a part of the bundle; a part's style sheets come with it.
 */
export function askedAhead(names) {
  return {
    name: 'asked-ahead',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const parts = names.map((name) => partNamed(name, bundle))
        const scripts = parts.flatMap(({ fileName, imports }) => [fileName, ...imports])
        const styles = parts.flatMap(({ viteMetadata }) => [...viteMetadata.importedCss])
        return [
          ...[...new Set(scripts)].map((file) => tag('modulepreload', file)),
          ...[...new Set(styles)].map((file) => tag('preload', file, 'style')),
        ]
      },
    },
  }
}

function partNamed(name, bundle) {
  const part = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === name)
  if (part === undefined) throw new Error(`no part of the bundle is called ${name}`)
  return part
}

function tag(rel, file, as) {
  return {
    tag: 'link',
    attrs: { rel, ...(as ? { as } : {}), crossorigin: true, href: `./${file}` },
    injectTo: 'head',
  }
}
