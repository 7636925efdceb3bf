import { cruise, type ICruiseResult, type IRegularForbiddenRuleType } from 'dependency-cruiser'
import { importTable, type Row } from './import-table.ts'

const ours = '^(src|test|tools)/'
const electron = '(^|/)node_modules/electron/|^electron$'
const database = '(^|/)better-sqlite3(/|$)'
const store = String.raw`^src/main/.*[/-]store\.ts$`

const pathOf = (place: string): string => {
  const row = importTable.find((each) => each.place === place)
  if (row === undefined) throw new Error(`The import table has no row for ${place}`)
  return row.path
}

function rulesOf(row: Row): readonly IRegularForbiddenRuleType[] {
  const rule = (about: string, to: IRegularForbiddenRuleType['to']): IRegularForbiddenRuleType => ({
    name: `${row.place}: ${about}`,
    severity: 'error',
    from: { path: row.path },
    to,
  })
  const packages = row.packages?.map((name) => `(^|/)node_modules/${name}/|^${name}$`)
  return [
    rule('imports only what the table allows', { path: ours, pathNot: [row.path, ...row.may.map(pathOf)] }),
    ...(row.node ? [] : [rule('imports nothing of Node', { dependencyTypes: ['core'] })]),
    ...(packages ? [rule('imports only its packages', { pathNot: ['^src/', ...packages] })] : []),
    ...(row.typesOnly
      ? [rule('imports types only', { path: ours, pathNot: row.path, dependencyTypesNot: ['type-only'] })]
      : []),
  ]
}

const rules: readonly IRegularForbiddenRuleType[] = [
  ...importTable.flatMap(rulesOf),
  {
    name: 'electron is known to its host, the preload and one entry',
    severity: 'error',
    from: {
      path: '^src/',
      pathNot: [pathOf('preload'), pathOf('main/hosts/electron'), String.raw`^src/main/index\.ts$`],
    },
    to: { path: electron },
  },
  {
    name: 'only main/database opens a database',
    severity: 'error',
    from: { path: '^src/', pathNot: pathOf('main/database') },
    to: { path: database },
  },
  {
    name: 'a store is private to its folder',
    severity: 'error',
    from: { path: '^src/main/([^/]+)/' },
    to: { path: store, pathNot: '^src/main/$1/' },
  },
  {
    name: 'a store is private to its folder, from the entries too',
    severity: 'error',
    from: { path: '^src/', pathNot: '^src/main/[^/]+/' },
    to: { path: store },
  },
  {
    name: 'features of the screen do not import each other',
    severity: 'error',
    from: { path: '^src/renderer/features/([^/]+)/' },
    to: { path: '^src/renderer/features/', pathNot: '^src/renderer/features/$1/' },
  },
  {
    name: 'no circles when the app runs',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  { name: 'every import leads somewhere', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
]

/** What reading the tree under `baseDir` found: the modules that were read, and each violation as "from → to". */
export interface Reading {
  readonly modules: readonly string[]
  readonly violations: readonly { readonly rule: string; readonly from: string; readonly to: string }[]
}

/** Reads src/ of the tree at `baseDir` and holds every import in it against the rules. */
export async function readImports(baseDir: string): Promise<Reading> {
  const { output } = await cruise(['src'], {
    baseDir,
    ruleSet: { forbidden: [...rules] },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.d.ts', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  })
  const result = output as ICruiseResult
  return {
    modules: result.modules.map((each) => each.source).filter((source) => /^src\/.*\.tsx?$/.test(source)),
    violations: result.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
