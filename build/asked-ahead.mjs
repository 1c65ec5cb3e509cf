/**
 * A plugin that has the page name the parts that it will import as soon as it has been painted (see renderer/main.ts): they are
 * fetched and compiled side by side instead of one behind the other. They stand in a template, so that nothing comes before
 * the paint. Each name is that of a part of the bundle; what it imports and its style sheets come with it.
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
        const links = [
          ...[...new Set(scripts)].map((file) => link('modulepreload', file)),
          ...[...new Set(styles)].map((file) => link('preload', file, 'style')),
        ]
        return [{ tag: 'template', attrs: { id: 'ahead' }, children: links, injectTo: 'body' }]
      },
    },
  }
}

function partNamed(name, bundle) {
  const part = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === name)
  if (part === undefined) throw new Error(`no part of the bundle is called ${name}`)
  return part
}

function link(rel, file, as) {
  const attrs = { rel, ...(as ? { as } : {}), crossorigin: true, href: `./${file}` }
  return { tag: 'link', attrs }
}
