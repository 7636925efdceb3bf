import { afterPack } from './tools/packing/after-pack.mjs'
import { lockedPackages, shipped } from './tools/packing/shipped.mjs'

const { files, packages } = shipped()
// Installed for the app, but only the command line or the browser host imports them: neither is in what is installed.
const unused = lockedPackages().flatMap(({ name, dev }) => (dev === true || packages.includes(name) ? [] : [name]))

/** Of the database's prebuilt binaries only the system's own. @param {string} system @returns {string[]} */
const filesFor = (system) => [
  'package.json',
  ...files.map((file) => `out/main/${file}`),
  'out/preload/**',
  'out/renderer/**',
  ...unused.map((name) => `!**/node_modules/${name}/**`),
  `!node_modules/better-sqlite3/prebuilds/!(${system}).node`,
  '!node_modules/better-sqlite3/{deps,src}/**',
  '!node_modules/better-sqlite3/lib/{darwin,linux,linuxmusl,win32}-*.js',
  '!node_modules/zod/src/**',
  '!**/*.{map,ts,mts,cts,tsx,flow,h,hpp,c,cc,cpp,gyp,gypi,yml,yaml,sh,ico,bnf}',
  '!node_modules/**/{.github,.vscode,docs,test,tests,fixtures,bench,benchmarks,benchmark,examples}/**',
  '!node_modules/**/{test,bench,eslint.config,*.test,*.spec}.{js,cjs,mjs}',
  '!node_modules/**/!(LICENSE|LICENCE|license|licence|NOTICE).{md,markdown}',
  '!node_modules/**/{tsconfig*.json,CNAME,.*}',
]

// Managed estates install for everybody on the PC and bring new versions out with their own tools.
const managed = process.env['PESTLE_INSTALL'] === 'managed'

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'uk.pestle.desk',
  productName: 'Pestle',
  directories: { output: 'dist', buildResources: 'tools/packing/resources' },
  // The database's binary lies beside the archive, because the operating system loads it; its scripts stay in, where the digest
  // covers them.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  extraMetadata: { desktopName: 'pestle.desktop' },
  npmRebuild: false,
  afterPack,
  // Feeds are made and signed by tools/sign-feed.mjs; electron-builder's own are not used.
  publish: null,
  electronLanguages: ['en-GB', 'en-US'],
  artifactName: managed ? 'pestle-${version}-${os}-${arch}-managed.${ext}' : 'pestle-${version}-${os}-${arch}.${ext}',
  win: {
    target: [{ target: 'nsis', arch: 'x64' }],
    files: filesFor('win32-x64'),
    // Without a certificate a build is for trying out; a release asks for one and fails without.
    forceCodeSigning: process.env['PESTLE_SIGN'] === 'required',
  },
  nsis: {
    oneClick: true,
    perMachine: managed,
    deleteAppDataOnUninstall: false,
    runAfterFinish: !managed,
    differentialPackage: false,
  },
  linux: {
    // The deb is asked for by name, in a run of its own.
    target: [{ target: 'AppImage', arch: 'x64' }],
    files: filesFor('linux-x64'),
    executableName: 'pestle',
    category: 'Office',
    // By this name a desktop knows whose window it is.
    syncDesktopName: true,
    synopsis: 'The dispensing desk of a community pharmacy',
  },
}
