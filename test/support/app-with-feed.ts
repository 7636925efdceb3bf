import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { entries } from '../../tools/packing/shipped.mjs'

const root = path.resolve(import.meta.dirname, '../..')

/**
 * Builds the app once more with a feed of the test's in the place of the build's own, beside the built preload and screen; gives
 * its folder, to be launched as `appDir`. Version 1.0.0.
 */
export const buildAppWithFeed = async (): Promise<string> => {
  const folder = path.join(root, '.cache', 'app-with-feed')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(path.join(folder, 'out'), { recursive: true })
  for (const part of ['preload', 'renderer'])
    cpSync(path.join(root, 'out', part), path.join(folder, 'out', part), { recursive: true })
  const names = entries.map((file) => path.basename(file, '.js'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'feed-of-the-test',
        enforce: 'pre',
        resolveId: (source) =>
          source.endsWith('/updates/installed-updates.ts')
            ? path.join(root, 'test/support/installed-for-tests.ts')
            : undefined,
      },
    ],
    ssr: { external: ['electron'] },
    build: {
      ssr: true,
      outDir: path.join(folder, 'out/main'),
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(names.map((name) => [name, path.join(root, 'src/main', `${name}.ts`)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
  const packed = { name: 'pestle', version: '1.0.0', type: 'module', main: 'out/main/index.js' }
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(packed))
  return folder
}
