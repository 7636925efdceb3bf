import eslint from '@eslint/js'
import jsdoc from 'eslint-plugin-jsdoc'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

/** Only the composition reads the clock, waits, picks random numbers or opens a connection: or nothing can be simulated. */
const isPort = 'is a port: take it as a parameter, compose.ts passes it in.'

/** @param {readonly string[]} names @returns {['error', object]} */
const globals = (names) => [
  'error',
  { globals: names.map((name) => ({ name, message: `${name} ${isPort}` })), checkGlobalObject: true },
]

const clockSyntax = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: `new Date() ${isPort}` },
  { selector: "CallExpression[callee.name='Date']", message: `Date() ${isPort}` },
]
/** @type {['error', ...object[]]} */
const clockProperties = ['error', property('Date', 'now'), property('performance', 'now'), ...random()]
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' }
// An async transaction on the one connection deadlocks, or loses a foreign write on its roll-back.
const asyncKysely = [
  {
    selector:
      'CallExpression[callee.property.name=/^(execute|executeTakeFirst|executeTakeFirstOrThrow|executeQuery)$/]',
    message: 'Kysely only builds SQL here: run it with all, first or run.',
  },
  {
    selector: "CallExpression[callee.property.name='transaction'][arguments.length=0]",
    message: 'Kysely only builds SQL here: use transact.',
  },
]

/** @param {string} object @param {string} name */
function property(object, name) {
  return { object, property: name, message: `${object}.${name} ${isPort}` }
}

function random() {
  return [
    property('Math', 'random'),
    property('crypto', 'randomUUID'),
    property('crypto', 'getRandomValues'),
    property('AbortSignal', 'timeout'),
    property('process', 'hrtime'),
  ]
}

const randomImports = {
  name: 'node:crypto',
  importNames: ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues', 'randomFillSync', 'webcrypto'],
  message: `Randomness ${isPort}`,
}
const timerImports = ['node:timers', 'node:timers/promises', 'node:https', 'node:perf_hooks', 'undici'].map((name) => ({
  name,
  message: `${name} ${isPort}`,
}))
const databaseImport = { name: 'better-sqlite3', message: 'Only main/database opens a database.' }
const electronImport = { name: 'electron', message: 'Only hosts/electron, preload and main/index.ts know Electron.' }
const everywhereBanned = [databaseImport, electronImport]

/** @param {readonly object[]} paths @returns {['error', object]} */
const imports = (paths) => ['error', { paths }]

export default defineConfig(
  globalIgnores(['out/', 'dist/', '.cache/', 'coverage/', 'test-results/', 'playwright-report/']),
  // The small app that the stand-in for Electron is tried on: written as a built one, not compiled.
  globalIgnores(['test/support/electron/sample/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      // The compiler knows better which globals there are, in JavaScript as well (checkJs).
      'no-undef': 'off',
      'max-lines': ['error', { max: 300 }],
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Identifiers are ASCII; spreading one gives its characters.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { jsdoc },
    rules: {
      'no-console': 'error',
      'no-restricted-globals': globals([
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'requestAnimationFrame',
        'WebSocket',
        'XMLHttpRequest',
      ]),
      'no-restricted-properties': clockProperties,
      'no-restricted-syntax': ['error', noDefaultExport, ...clockSyntax, ...asyncKysely],
      'no-restricted-imports': imports([...everywhereBanned, randomImports, ...timerImports]),
      'jsdoc/require-jsdoc': [
        'error',
        {
          contexts: ['ExportNamedDeclaration[declaration][declaration.type!="TSDeclareFunction"]'],
          require: { FunctionDeclaration: false },
          enableFixer: false,
        },
      ],
      'jsdoc/require-description': ['error', { contexts: ['ExportNamedDeclaration[declaration]'] }],
    },
  },
  {
    // Pure: the same answer on every machine, in every host.
    files: ['src/domain/**/*.ts', 'src/contract/**/*.ts'],
    rules: {
      'no-restricted-globals': globals([
        'fetch',
        'setTimeout',
        'setInterval',
        'setImmediate',
        'performance',
        'crypto',
        'process',
        'Buffer',
        'console',
        'window',
        'document',
        'navigator',
        'localStorage',
      ]),
    },
  },
  {
    // The screen may wait and animate, but what time it is comes from bridge/clock.ts.
    files: ['src/renderer/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': globals(['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource', 'localStorage']),
      'no-restricted-syntax': ['error', noDefaultExport, ...clockSyntax],
    },
  },
  {
    files: ['src/renderer/bridge/**/*.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': ['error', property('Date', 'now'), property('Math', 'random')],
    },
  },
  {
    files: ['src/main/database/**/*.ts'],
    rules: { 'no-restricted-imports': imports([electronImport, randomImports, ...timerImports]) },
  },
  {
    files: ['src/main/hosts/electron/**/*.ts', 'src/preload/**/*.ts'],
    rules: { 'no-restricted-imports': imports([databaseImport, randomImports, ...timerImports]) },
  },
  {
    files: [
      'src/main/compose.ts',
      'src/main/index*.ts',
      'src/main/worker.ts',
      'src/renderer/bridge/clock.ts',
      'src/main/practice/psu/main.ts',
    ],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-properties': 'off',
      'no-restricted-syntax': ['error', noDefaultExport, ...asyncKysely],
      'no-restricted-imports': imports(everywhereBanned),
    },
  },
  { files: ['src/main/index.ts'], rules: { 'no-restricted-imports': imports([databaseImport]) } },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // Playwright's fixtures are recognised by the pattern they take apart, even when it is empty.
      'no-empty-pattern': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['*.config.{ts,js}'], rules: { 'no-restricted-syntax': 'off' } },
  {
    // JSON.parse in a JavaScript file cannot be given a type where it stands.
    files: ['tools/**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Read by whatever Node started npm, before the pinned one is known.
    files: ['tools/run.mjs'],
    rules: { '@typescript-eslint/prefer-nullish-coalescing': 'off', '@typescript-eslint/prefer-optional-chain': 'off' },
  },
)
