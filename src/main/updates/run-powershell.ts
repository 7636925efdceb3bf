import { execFile } from 'node:child_process'
import path from 'node:path'
import type { RunPowerShell } from './publisher.ts'

const timeoutMs = 30_000

/**
 * Windows PowerShell by its full path and without a shell in between. `env` is the process's own; `PSModulePath` is left out, or
 * modules of another PowerShell are loaded.
 */
export const windowsPowerShell =
  (env: NodeJS.ProcessEnv): RunPowerShell =>
  (script, variable, stop) => {
    const program = path.win32.join(
      env['SystemRoot'] ?? 'C:\\Windows',
      'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
    )
    const { PSModulePath: _left, ...own } = env
    const args = ['-NoProfile', '-NonInteractive', '-InputFormat', 'None', '-Command', script]
    const options = {
      signal: stop,
      timeout: timeoutMs,
      windowsHide: true,
      env: { ...own, [variable.name]: variable.value },
    }
    return new Promise((answered) => {
      execFile(program, args, options, (error, stdout, stderr) => {
        answered({ exitCode: error === null ? 0 : null, stdout, stderr })
      })
    })
  }
