import path from 'node:path'
import { build } from 'vite'

const root = path.resolve(import.meta.dirname, '..')

/**
 * Builds one file with what it imports for Node, because the migrations are embedded by the bundler; gives the built file.
 * @param {string} source relative to the repository
 * @param {string} name of the folder in .cache
 */
export async function buildForNode(source, name) {
  const folder = path.join(root, '.cache', name)
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(root, source),
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  })
  return path.join(folder, 'main.js')
}
