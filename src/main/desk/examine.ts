import { existsSync, statSync, statfsSync } from 'node:fs'
import path from 'node:path'
import type { Environment } from '../../contract/desk.ts'
import { lastSeq, readEvents } from '../ledger/read.ts'
import { keyFileOf } from '../keys/key-file.ts'
import { createClockSkew, type ClockSkew } from '../nhs/clock-skew.ts'
import { nhsEndpoint } from '../nhs/environments.ts'
import type { HttpFaultName } from '../nhs/http-port.ts'
import { createPsuClient, type SendOutcome } from '../nhs/psu-client.ts'
import { formatUuid } from '../ledger/uuid-v7.ts'
import { outboxCounts } from '../outbox/questions.ts'
import { hasEnvironment, openForCommand, type CommandFile } from './open-for-command.ts'
import { dataFile, environmentDir } from './open-file.ts'
import type { Ports } from './ports.ts'

/** One thing `doctor` looked at, in words without patient data. */
export interface Examined {
  readonly topic: string
  readonly state: 'fine' | 'attention' | 'wrong'
  readonly words: string
}

/** Where to look. `version` is the app's. */
export interface Examination {
  readonly dataDir: string
  readonly environment: Environment
  readonly version: string
}

const fine = (topic: string, words: string): Examined => ({ topic, state: 'fine', words })
const attention = (topic: string, words: string): Examined => ({ topic, state: 'attention', words })
const wrong = (topic: string, words: string): Examined => ({ topic, state: 'wrong', words })

/** Looks at a data folder without changing what is recorded in it, one finding after the other. */
export async function* examine(ports: Ports, where: Examination): AsyncGenerator<Examined> {
  const { dataDir, environment, version } = where
  yield fine('Versions', `Pestle ${version} on Node ${process.versions.node}, ${process.platform} ${process.arch}.`)
  if (!hasEnvironment(dataDir, environment)) {
    yield wrong('Data file', `There is no ${environment} data in ${path.resolve(dataDir)}.`)
    return
  }
  const dir = environmentDir(dataDir, environment)
  yield keyFinding(dir)
  yield* sizes(dir)
  yield* inFile(ports, where)
  yield* reach(ports, environment)
}

const keyFinding = (dir: string): Examined => {
  const keyFile = keyFileOf(dataFile(dir))
  const wrapping = path.join(dir, 'wrapping.key')
  if (!existsSync(keyFile))
    return wrong(
      'Keys',
      'The key of the data file is missing. Put it back from a copy; the file does not open without it.',
    )
  if (!existsSync(wrapping))
    return wrong('Keys', 'The key that opens the key file is missing. Put it back from a copy.')
  const readByOthers =
    process.platform !== 'win32' && [keyFile, wrapping].some((file) => (statSync(file).mode & 0o077) !== 0)
  return readByOthers
    ? wrong('Keys', 'A key file can be read by other accounts. Give it mode 0600.')
    : fine('Keys', 'Both key files are there and belong to this account alone.')
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
const largeWal = 64 * 1024 * 1024
const littleSpace = 1024 * 1024 * 1024

function* sizes(dir: string): Generator<Examined> {
  const file = dataFile(dir)
  if (!existsSync(file)) return
  yield fine('Data file', `${megabytes(statSync(file).size)}.`)
  const wal = existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0
  const logged = `The write-ahead log holds ${megabytes(wal)}.`
  yield wal > largeWal
    ? attention('Log size', `${logged} It should shrink when the app is closed; if it does not, report it.`)
    : fine('Log size', logged)
  const { bavail, bsize } = statfsSync(dir)
  const free = `${megabytes(bavail * bsize)} free on this disk.`
  yield bavail * bsize < littleSpace ? attention('Disk', `${free} Make room before it is full.`) : fine('Disk', free)
}

function* inFile(ports: Ports, { dataDir, environment }: Examination): Generator<Examined> {
  const opened = openForCommand(ports, { dataDir, environment, make: false })
  if (!opened.ok) {
    const { code, sentence } = opened.refusal
    yield code === 'folder-in-use'
      ? attention('Integrity', 'Pestle is open on this folder: close it for the checks inside the data file.')
      : wrong('Integrity', sentence)
    return
  }
  try {
    yield integrity(opened.value)
    yield durability(opened.value)
    yield outboxFinding(ports, opened.value)
    yield clockFinding(ports, opened.value)
  } finally {
    opened.value.file.close()
  }
}

const integrity = ({ database }: CommandFile): Examined => {
  const found = String(database.pragma('integrity_check'))
  return found === 'ok'
    ? fine(
        'Integrity',
        `Every page of the file reads back, ${lastSeq(database.db)} events. Whether they are unchanged: ledger verify.`,
      )
    : wrong('Integrity', 'The file is damaged. Keep it as it is, and restore a copy.')
}

const durability = ({ database }: CommandFile): Examined => {
  const [journal, synchronous] = [database.pragma('journal_mode'), database.pragma('synchronous')]
  return journal === 'wal' && synchronous === 2
    ? fine('Durability', 'Every act is on the disk before it is answered.')
    : wrong(
        'Durability',
        `Acts may be lost in a power cut (journal ${journal}, synchronous ${synchronous}). Report this.`,
      )
}

const oldAfterMs = 15 * 60_000

const outboxFinding = (ports: Ports, { database }: CommandFile): Examined => {
  const { waiting, needsYou, recorded, superseded, oldestWaitingAt } = outboxCounts(database.db)
  const words = `${recorded} updates recorded, ${superseded} not sent because no longer true, ${waiting} waiting, ${needsYou} need a person.`
  const ageMs = oldestWaitingAt === null ? 0 : ports.now() - oldestWaitingAt
  if (needsYou > 0) return attention('Outbox', `${words} Open the app and its sync list.`)
  if (ageMs > oldAfterMs)
    return attention(
      'Outbox',
      `${words} The oldest has waited ${Math.round(ageMs / 60_000)} minutes: open the app to send it.`,
    )
  return fine('Outbox', words)
}

const clockFinding = (ports: Ports, { database }: CommandFile): Examined => {
  const [newest] = readEvents(database.db, { afterSeq: Math.max(0, lastSeq(database.db) - 1), limit: 1 })
  const now = ports.now()
  const shows = `This PC’s clock shows ${new Date(now).toISOString()}.`
  return newest !== undefined && newest.recordedAt > now
    ? attention('Clock', `${shows} The newest act was recorded later than that: the clock was set back.`)
    : fine('Clock', shows)
}

const unreached: Readonly<Record<HttpFaultName, string>> = {
  'no-network': 'this PC has no network',
  'name-lookup': 'the name of the service cannot be looked up',
  refused: 'the connection is refused',
  tls: 'the service’s certificate is not accepted, or something between answers in its place',
  timeout: 'no answer came in time',
  lost: 'the connection broke off',
  aborted: 'it was stopped',
}

const wrongClockMs = 60_000

async function* reach(ports: Ports, environment: Environment): AsyncGenerator<Examined> {
  if (environment === 'practice') {
    yield fine('Reachability', 'Practice has its own stand-in for the NHS inside the app; nothing leaves this PC.')
    return
  }
  const skew = createClockSkew()
  const client = createPsuClient({
    http: ports.http,
    endpoint: nhsEndpoint(environment),
    token: null,
    skew,
    now: ports.now,
    newId: () => formatUuid(ports.randomBytes(16), 4),
  })
  yield reachFinding(await client.greet(new AbortController().signal), environment)
  yield* skewFinding(skew)
}

const notSignedInWords = (outcome: SendOutcome): string =>
  outcome.kind === 'sign-in' && outcome.outcome.kind === 'not-signed-in'
    ? 'nobody signed in, so nothing is asked of it'
    : 'the sign-in is refused'

const reachFinding = (outcome: SendOutcome, environment: Environment): Examined => {
  if (outcome.kind === 'reply')
    return fine('Reachability', `The NHS ${environment} answers (HTTP ${outcome.answer.http}).`)
  const why = outcome.kind === 'no-reply' ? `${unreached[outcome.fault]} (${outcome.code})` : notSignedInWords(outcome)
  return attention('Reachability', `The NHS ${environment} is not reached: ${why}. Updates wait in the outbox.`)
}

function* skewFinding(skew: ClockSkew): Generator<Examined> {
  const ahead = skew.ahead()
  if (ahead === null) return
  const seconds = Math.round(Math.abs(ahead) / 1000)
  yield Math.abs(ahead) > wrongClockMs
    ? attention(
        'Clock',
        `This PC’s clock is ${seconds} s ${ahead > 0 ? 'ahead of' : 'behind'} the NHS’s. Set it by the internet time.`,
      )
    : fine('Clock', 'This PC’s clock agrees with the NHS’s within a minute.')
}
