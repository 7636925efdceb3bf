import { execFileSync } from 'node:child_process'
import os from 'node:os'

/** When, of which commit and on what a measurement was taken, and how busy the machine was before it. */
export const takenNow = () => ({
  at: new Date().toISOString(),
  commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
  machine: `${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}, ${os.platform()}`,
  loadBefore: os.loadavg()[0] ?? 0,
})
