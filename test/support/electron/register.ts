// Loaded with `node --import …/register.ts <main>`: makes `electron` mean the stand-in, for import and require alike.
import { createRequire, registerHooks } from 'node:module'

const standIn = new URL('./electron.ts', import.meta.url).href
const { version } = createRequire(import.meta.url)('electron/package.json') as { readonly version: string }

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: standIn, shortCircuit: true }
      : next(specifier, context),
})
// The suffix is what an app tells the stand-in by, and must show to the person using it.
Object.defineProperty(process.versions, 'electron', { value: `${version}-standin`, enumerable: true })
Object.assign(process, { type: 'browser', resourcesPath: process.cwd(), defaultApp: true })
