/** One row of the import table: a place, and what its files may import besides each other. */
export interface Row {
  readonly place: string
  /** A regular expression over paths from the top of the repository. */
  readonly path: string
  /** Places of other rows. */
  readonly may: readonly string[]
  /** Packages by name; all of them where it is absent. */
  readonly packages?: readonly string[]
  /** Whether Node's own modules may be imported. */
  readonly node: boolean
  /** Its imports from other places may only be `import type`. */
  readonly typesOnly?: true
}

const folder = (place: string): string => `^src/${place}/`

function inMain(name: string, may: readonly string[]): Row {
  return { place: `main/${name}`, path: folder(`main/${name}`), may, node: true }
}

const features = [
  'database',
  'keys',
  'ledger',
  'nhs',
  'outbox',
  'dispensing',
  'intake',
  'staff',
  'settings',
  'products',
  'on-duty',
  'patients',
  'drafts',
  'reports',
  'backup',
  'updates',
].map((name) => `main/${name}`)

const owners = [
  inMain('database', []),
  inMain('keys', ['main/database', 'domain']),
  inMain('ledger', ['main/database', 'domain']),
  inMain('nhs', ['domain']),
  inMain('outbox', ['main/database', 'main/ledger', 'main/nhs', 'domain', 'contract']),
  inMain('dispensing', ['main/database', 'main/ledger', 'main/outbox', 'domain', 'contract']),
  inMain('intake', ['main/database', 'main/nhs', 'main/dispensing', 'domain', 'contract']),
  inMain('staff', ['main/database', 'main/keys', 'main/ledger', 'domain', 'contract']),
  inMain('settings', ['main/database', 'main/keys', 'main/ledger', 'domain', 'contract']),
  inMain('products', ['main/database', 'main/ledger', 'domain', 'contract']),
  inMain('drafts', ['main/database', 'domain', 'contract']),
  inMain('on-duty', ['main/database', 'main/ledger', 'domain', 'contract']),
  inMain('patients', ['main/database', 'main/ledger', 'domain', 'contract']),
  inMain('reports', ['main/database', 'domain', 'contract']),
  inMain('backup', ['main/database', 'main/keys', 'main/ledger', 'domain', 'contract']),
  inMain('updates', ['main/backup', 'main/outbox', 'main/ledger', 'domain', 'contract']),
  inMain('practice', []),
  inMain('rpc', ['contract', 'domain']),
  inMain('desk', [...features, 'main/practice', 'main/rpc', 'domain', 'contract']),
  { place: 'main/hosts', path: String.raw`^src/main/hosts/[^/]+\.ts$`, may: ['main/rpc', 'contract'], node: true },
  inMain('hosts/electron', ['main/hosts', 'main/rpc', 'contract']),
  inMain('hosts/browser', ['main/hosts', 'main/rpc', 'contract']),
  inMain('hosts/cli', ['main/hosts', 'main/rpc', 'contract']),
]

/** The table of ARCHITECTURE.md. A source file that is in no row is in the wrong place. */
export const importTable: readonly Row[] = [
  { place: 'domain', path: folder('domain'), may: [], packages: [], node: false },
  { place: 'contract', path: folder('contract'), may: ['domain'], packages: ['zod'], node: false },
  {
    place: 'preload',
    path: folder('preload'),
    may: ['contract'],
    packages: ['electron'],
    node: false,
    typesOnly: true,
  },
  { place: 'renderer', path: folder('renderer'), may: ['contract', 'domain'], node: false },
  ...owners,
  {
    place: 'main entries',
    path: String.raw`^src/main/(compose|config|describe-fault|open-log|index[a-z-]*|worker)\.ts$`,
    may: [...owners.map((row) => row.place), 'domain', 'contract'],
    node: true,
  },
]
