import { existsSync } from 'node:fs'
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { buildContents } from './tools/packing/build-contents.mjs'

const here = import.meta.dirname
const contents = path.join(here, 'out/contents')

function inputs(files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files)
      .map(([name, file]) => [name, path.join(here, file)] as const)
      .filter(([, file]) => existsSync(file)),
  )
}

const main = inputs({
  index: 'src/main/index.ts',
  'index-browser': 'src/main/index-browser.ts',
  'index-cli': 'src/main/index-cli.ts',
  worker: 'src/main/worker.ts',
  'index-hang-watch': 'src/main/index-hang-watch.ts',
  'psu-stand-in': 'src/main/practice/psu/entry.ts',
})
const preload = inputs({ index: 'src/preload/index.ts' })
const renderer = inputs({ index: 'src/renderer/index.html' })
const some = (input: Record<string, string>): boolean => Object.keys(input).length > 0

export default defineConfig({
  ...(some(main) && {
    main: {
      plugins: [buildContents('main', contents)],
      build: {
        sourcemap: false,
        rolldownOptions: {
          input: main,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
  }),
  ...(some(preload) && {
    preload: {
      plugins: [buildContents('preload', contents)],
      build: {
        sourcemap: false,
        // Electron's sandbox loads a preload only as CommonJS, and "type": "module" makes .js something else.
        rolldownOptions: { input: preload, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
      },
    },
  }),
  ...(some(renderer) && {
    renderer: {
      root: path.join(here, 'src/renderer'),
      plugins: [react(), buildContents('renderer', contents)],
      build: {
        // Not the default of electron-vite: 791 kB instead of 291.
        minify: true,
        sourcemap: false,
        // Fonts stay files: the content security policy has no data: source.
        assetsInlineLimit: 0,
        rolldownOptions: { input: renderer },
      },
    },
  }),
})
