import { spawn } from 'node:child_process'

// For a minute at most: an app that does not end has its record open, and a second one must not be let in.
const script = `n=0
while kill -0 "$1" 2>/dev/null; do
  n=$((n+1)); [ "$n" -gt 600 ] && exit 1
  sleep 0.1
done
shift
exec "$@"`

/**
 * Starts a program once the process `pid` has ended, from a shell outside of both. An AppImage cannot do it with Electron's
 * `relaunch`, whose helper runs from the app's own mount and loses it with the app.
 */
export const startAfterEnd = (pid: number, program: string, args: readonly string[]): void => {
  const started = spawn('/bin/sh', ['-c', script, 'sh', String(pid), program, ...args], {
    detached: true,
    stdio: 'ignore',
  })
  // Without a shell there is nobody to start it; a person does.
  started.on('error', () => undefined)
  started.unref()
}
