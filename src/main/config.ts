import os from 'node:os'
import path from 'node:path'

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
