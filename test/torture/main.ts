import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import { parseArgs } from 'node:util'
import { torture } from './torture.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    jobs: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

const say = (line: string): void => void process.stderr.write(`${line}\n`)
const plan = {
  kills: Number(values.kills),
  seed: Number(values.seed),
  killsPerFile: 50,
  jobs: Number(values.jobs),
  untilDelivered: true,
}
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const found = await torture(plan, ({ wrong }, kills) => {
  say(`${kills} of ${plan.kills} kills${wrong.length === 0 ? '' : `, wrong: ${wrong.join('; ')}`}`)
})
const machine = `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${os.platform()}`
const line = JSON.stringify({ at: new Date().toISOString(), commit, machine, seed: plan.seed, ...found })
if (values.write) {
  mkdirSync('docs/reliability', { recursive: true })
  appendFileSync('docs/reliability/torture.jsonl', `${line}\n`)
}
const { kills, acts, imports, updatesStored, readiesSent, overtaken, slowestRecoveryMs, wrong, seconds } = found
process.stdout.write(
  values.json
    ? `${line}\n`
    : `${kills} kills in ${seconds} s: ${acts} acknowledged acts and ${imports} imports, ${updatesStored} updates stored outside, ` +
        `${readiesSent} readies sent, ${overtaken} overtaken in flight, slowest recovery ${slowestRecoveryMs} ms, ${wrong.length} things wrong\n` +
        wrong.map((one) => `  ${one}\n`).join(''),
)
process.exitCode = wrong.length === 0 ? 0 : 1
