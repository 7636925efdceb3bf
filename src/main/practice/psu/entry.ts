import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { startPsuStandIn } from './main.ts'
import type { PsuOptions } from './handle-request.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    dir: { type: 'string' },
    faults: { type: 'string' },
    seed: { type: 'string', default: '1' },
    options: { type: 'string' },
    'with-parent': { type: 'boolean', default: false },
    'clock-offset-ms': { type: 'string', default: '0' },
  },
})

const given = values.options === undefined ? {} : (JSON.parse(readFileSync(values.options, 'utf8')) as PsuOptions)
const mix = values.faults === undefined ? {} : { faults: { rate: Number(values.faults), seed: Number(values.seed) } }

const server = await startPsuStandIn({
  port: Number(values.port),
  ...(values.dir === undefined ? {} : { dir: values.dir }),
  options: { ...given, ...mix },
  controlSurface: true,
  clockOffsetMs: Number(values['clock-offset-ms']),
})
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`)

const stop = () => void server.stop().then(() => process.exit(0))
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
// A parent that asks for it holds our standard input open: when it dies, so do we.
if (values['with-parent']) process.stdin.on('end', stop).resume()
