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

/** The value after `--name` among command-line arguments; undefined when it is not there, or another `--name` follows. */
export const argument = (args: readonly string[], name: string): string | undefined => {
  const at = args.indexOf(`--${name}`)
  const value = at === -1 ? undefined : args[at + 1]
  return value?.startsWith('--') === true ? undefined : value
}

/** The port from `--port`; 0, any free one, when none is asked for. The refusal is the sentence for whoever started the app. */
export const portOf = (args: readonly string[]): Result<number, string> => {
  if (!args.includes('--port')) return ok(0)
  const port = argument(args, 'port') ?? ''
  if (/^\d{1,5}$/.test(port) && Number(port) < 65_536) return ok(Number(port))
  return refused('--port takes a number from 0 to 65535; without it a free one is taken. Nothing was opened.')
}

const portTroubles: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is used by another program, or by a Pestle that is open already',
  EACCES: 'may not be used by this account',
}

/** The sentence for a port that could not be listened on; undefined for any other fault. */
export const portTrouble = (fault: unknown, port: number): string | undefined => {
  const trouble = fault instanceof Error && 'code' in fault ? portTroubles[String(fault.code)] : undefined
  return (
    trouble && `The port ${String(port)} ${trouble}. Give another one with --port, or none: a free one is taken then.`
  )
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
