import { parseArgs } from 'node:util'

/** The environments a command may be asked for; the keys of the other two are out of its reach. */
export type CliEnvironment = 'practice' | 'sandbox'

const allEnvironments = ['practice', 'sandbox', 'integration', 'production'] as const

interface OnFolder {
  readonly data: string
  readonly environment: CliEnvironment
  readonly json: boolean
}

/** What was asked, understood. */
export type Invocation =
  | { readonly command: 'help' }
  | { readonly command: 'version' }
  | (OnFolder & { readonly command: 'import'; readonly files: readonly string[] })
  | (OnFolder & { readonly command: 'ledger verify' })
  | (OnFolder & { readonly command: 'doctor' })
  /** `to` null: where the screen has backups go. */
  | (OnFolder & { readonly command: 'backup'; readonly to: string | null })
  | (OnFolder & { readonly command: 'backup verify'; readonly folder: string })
  /** `from` null: where the screen has backups go. */
  | (OnFolder & { readonly command: 'restore-drill'; readonly from: string | null })
  /** The code itself is read from standard input. `onlyTry`: say whether it opens the file, and change nothing. */
  | {
      readonly command: 'recover'
      readonly data: string
      readonly environment: (typeof allEnvironments)[number]
      readonly onlyTry: boolean
      readonly json: boolean
    }
  /** `ods` is typed again, because what is written is not encrypted. */
  | (OnFolder & { readonly command: 'export'; readonly to: string; readonly ods: string })
  | (OnFolder & { readonly command: 'products import'; readonly file: string })
  | (OnFolder & { readonly command: 'generate'; readonly items: number; readonly seed: number })
  | {
      readonly command: 'demo'
      readonly json: boolean
      readonly psu: string | null
      readonly faults: { readonly rate: number; readonly seed: number } | null
    }
  /** The desk that the demo drives, as a process of its own: answers over Node's channel to its parent. */
  | { readonly command: 'answer'; readonly data: string; readonly psu: string; readonly cannedAnswers: boolean }

/** What was not understood, in a sentence. */
export interface NotUnderstood {
  readonly command: 'not-understood'
  readonly sentence: string
}

const options = {
  data: { type: 'string' },
  environment: { type: 'string' },
  json: { type: 'boolean' },
  psu: { type: 'string' },
  faults: { type: 'string' },
  seed: { type: 'string' },
  items: { type: 'string' },
  to: { type: 'string' },
  from: { type: 'string' },
  ods: { type: 'string' },
  try: { type: 'boolean' },
  canned: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

type OptionName = keyof typeof options
type Given = { readonly [N in OptionName]?: string | boolean | undefined }

const allowed: Readonly<Record<string, readonly OptionName[]>> = {
  import: ['data', 'environment', 'json'],
  'ledger verify': ['data', 'environment', 'json'],
  doctor: ['data', 'environment', 'json'],
  backup: ['data', 'environment', 'to', 'json'],
  'backup verify': ['data', 'environment', 'json'],
  export: ['data', 'environment', 'to', 'ods', 'json'],
  'restore-drill': ['data', 'environment', 'from', 'json'],
  recover: ['data', 'environment', 'try', 'json'],
  'products import': ['data', 'environment', 'json'],
  generate: ['data', 'items', 'seed', 'json'],
  demo: ['psu', 'faults', 'seed', 'json'],
  answer: ['data', 'psu', 'canned'],
}

const twoWords: ReadonlySet<string> = new Set(['ledger', 'products'])
const takesFiles: ReadonlySet<string> = new Set(['import', 'products import', 'backup verify'])

const no = (sentence: string): NotUnderstood => ({ command: 'not-understood', sentence })

/** Reads what stands after `npm run pestle --`. */
export const readCommandLine = (args: readonly string[]): Invocation | NotUnderstood => {
  const read = parsed(args)
  if ('sentence' in read) return read
  const { values, positionals } = read
  if (values['help'] === true || positionals[0] === 'help') return { command: 'help' }
  if (values['version'] === true) return { command: 'version' }
  const [first, ...others] = positionals
  if (first === undefined) return no('Which command?')
  const isTwo = twoWords.has(first) || (first === 'backup' && others[0] === 'verify')
  const [name, rest] = isTwo ? [`${first} ${others[0] ?? ''}`.trim(), others.slice(1)] : [first, others]
  const takes = allowed[name]
  if (takes === undefined) return no(`There is no command “${name}”.`)
  const stray = (Object.keys(values) as OptionName[]).find((option) => !takes.includes(option))
  if (stray !== undefined) return no(`“${name}” does not take --${stray}.`)
  if (!takesFiles.has(name) && rest.length > 0) return no(`“${name}” takes no “${rest[0] ?? ''}”.`)
  return understood(name, values, rest)
}

const parsed = (
  args: readonly string[],
): { readonly values: Given; readonly positionals: readonly string[] } | NotUnderstood => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    // The parser throws for every slip of the person typing; nothing else in it can fail.
    if (!(error instanceof TypeError)) throw error
    return no(`${error.message.split('. ')[0] ?? 'That was not understood'}.`)
  }
}

const understood = (name: string, values: Given, files: readonly string[]): Invocation | NotUnderstood => {
  const json = values.json === true
  if (name === 'demo') return demo(values, json)
  const { data, environment = 'practice' } = values
  if (typeof data !== 'string' || data === '') return no(`“${name}” needs --data and the folder.`)
  if (name === 'answer') return answer(values, data)
  if (name === 'recover') return recover(values, data)
  if (environment !== 'practice' && environment !== 'sandbox')
    return no(
      `--environment is practice or sandbox, not “${String(environment)}”: the key of the others is out of reach here.`,
    )
  const folder: OnFolder = { data, environment, json }
  if (name === 'ledger verify') return { command: 'ledger verify', ...folder }
  if (name === 'doctor') return { command: 'doctor', ...folder }
  if (name === 'backup') return { command: 'backup', to: typeof values.to === 'string' ? values.to : null, ...folder }
  if (name === 'restore-drill')
    return { command: 'restore-drill', from: typeof values.from === 'string' ? values.from : null, ...folder }
  if (name === 'backup verify') return backupVerify(files, folder)
  if (name === 'export') return everythingOut(values, folder)
  if (name === 'generate') return generate(values, folder)
  if (name === 'products import') return productsImport(files, folder)
  return files.length > 0 ? { command: 'import', files, ...folder } : no('“import” needs at least one file.')
}

const recover = ({ environment = 'practice', json, ...given }: Given, data: string): Invocation | NotUnderstood => {
  const named = allEnvironments.find((one) => one === environment)
  return named === undefined
    ? no(`--environment is ${allEnvironments.join(', ')}, not “${String(environment)}”.`)
    : { command: 'recover', data, environment: named, onlyTry: given.try === true, json: json === true }
}

const productsImport = (files: readonly string[], folder: OnFolder): Invocation | NotUnderstood => {
  const [file, another] = files
  return file === undefined || another !== undefined
    ? no('“products import” needs one file.')
    : { command: 'products import', file, ...folder }
}

const everythingOut = ({ to, ods }: Given, folder: OnFolder): Invocation | NotUnderstood =>
  typeof to === 'string' && to !== '' && typeof ods === 'string' && ods !== ''
    ? { command: 'export', to, ods, ...folder }
    : no('“export” needs --to and a folder, and --ods and the code of the pharmacy: what it writes is not encrypted.')

const backupVerify = (folders: readonly string[], on: OnFolder): Invocation | NotUnderstood => {
  const [folder, another] = folders
  return folder === undefined || another !== undefined
    ? no('“backup verify” needs the folder of one backup.')
    : { command: 'backup verify', folder, ...on }
}

const generate = ({ items, seed }: Given, folder: OnFolder): Invocation | NotUnderstood => {
  const [count, number] = [Number(items ?? Number.NaN), seed === undefined ? 1 : Number(seed)]
  if (!Number.isSafeInteger(count) || count < 1) return no('“generate” needs --items and a whole number from 1.')
  if (!Number.isSafeInteger(number) || number < 0) return no('--seed is a whole number.')
  return { command: 'generate', items: count, seed: number, ...folder }
}

const answer = ({ psu, canned }: Given, data: string): Invocation | NotUnderstood =>
  typeof psu === 'string'
    ? { command: 'answer', data, psu, cannedAnswers: canned === true }
    : no('“answer” needs --psu.')

const demo = ({ psu, faults, seed }: Given, json: boolean): Invocation | NotUnderstood => {
  const url = typeof psu === 'string' ? psu : null
  if (url !== null && !/^https?:\/\/\S+$/.test(url))
    return no('--psu is an address that begins with http:// or https://.')
  const rate = faults === undefined ? 0 : Number(faults)
  const number = seed === undefined ? 1 : Number(seed)
  // At 1 nothing would ever arrive and the demo could not end.
  if (!(rate >= 0 && rate <= 0.9)) return no('--faults is a share between 0 and 0.9.')
  if (!Number.isSafeInteger(number) || number < 0) return no('--seed is a whole number.')
  if (url !== null && rate > 0) return no('--faults are played by our own stand-in; they cannot be asked of --psu.')
  return { command: 'demo', json, psu: url, faults: rate > 0 ? { rate, seed: number } : null }
}
