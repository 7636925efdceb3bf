import os from 'node:os'
import path from 'node:path'
import { ok, refused } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'

/** Where the app keeps its folders when nobody says otherwise: the place this system keeps application data in. */
export const defaultDataDir = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string => {
  if (platform === 'win32') return path.join(env['APPDATA'] ?? path.join(os.homedir(), 'AppData', 'Roaming'), 'Pestle')
  if (platform === 'darwin') return path.join(os.homedir(), 'Library', 'Application Support', 'Pestle')
  return path.join(env['XDG_DATA_HOME'] ?? path.join(os.homedir(), '.local', 'share'), 'pestle')
}

/** The value after `--name` among command-line arguments; undefined when it is not there. */
export const argument = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(`--${name}`)
  return at === -1 ? undefined : args[at + 1]
}

const loopback = ['127.0.0.1', 'localhost', '[::1]']

const onThisPc = (address: string): boolean => {
  const url = URL.canParse(address) ? new URL(address) : undefined
  return url?.protocol === 'http:' && loopback.includes(url.hostname)
}

/**
 * The stand-in that practice mode speaks to instead of its own, from `--psu` or PESTLE_PSU: for tests. Undefined when none is
 * given; the refusal is the sentence for whoever started the app with one that is not on this PC.
 */
export const otherStandIn = (
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Result<{ readonly psuUrl?: string }, string> => {
  const given = argument(args, 'psu') ?? env['PESTLE_PSU']
  if (given === undefined) return ok({})
  if (onThisPc(given)) return ok({ psuUrl: given })
  return refused('Practice stays on this PC: --psu takes an address like http://127.0.0.1:8080. Nothing was opened.')
}
