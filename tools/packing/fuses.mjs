import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses'

/** What Electron's nine switches are set to in the packed executable, by the name that @electron/fuses gives them. */
export const wantedFuses = Object.freeze({
  // The executable is Pestle and nothing else: no Node for whoever can start it, no debugger, no options from outside.
  RunAsNode: false,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Only the archive that was packed is started, and on Windows and macOS only while its digest is the one in the executable.
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  EnableCookieEncryption: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  // Nothing is shown from file:.
  GrantFileProtocolExtraPrivileges: false,
  WasmTrapHandlers: true,
})

/** Sets all nine. Rejects when the executable has other switches than these: a new Electron then asks for a decision. @param {string} executable */
export async function setFuses(executable) {
  const { RunAsNode, EnableCookieEncryption, EnableNodeOptionsEnvironmentVariable } = wantedFuses
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    [FuseV1Options.RunAsNode]: RunAsNode,
    [FuseV1Options.EnableCookieEncryption]: EnableCookieEncryption,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: EnableNodeOptionsEnvironmentVariable,
    [FuseV1Options.EnableNodeCliInspectArguments]: wantedFuses.EnableNodeCliInspectArguments,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: wantedFuses.EnableEmbeddedAsarIntegrityValidation,
    [FuseV1Options.OnlyLoadAppFromAsar]: wantedFuses.OnlyLoadAppFromAsar,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: wantedFuses.LoadBrowserProcessSpecificV8Snapshot,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: wantedFuses.GrantFileProtocolExtraPrivileges,
    [FuseV1Options.WasmTrapHandlers]: wantedFuses.WasmTrapHandlers,
  })
}

const on = '1'.charCodeAt(0)
const off = '0'.charCodeAt(0)

/** How the switches of a packed executable stand; `undefined` where one was removed from Electron. @param {string} executable */
export async function readFuses(executable) {
  const wire = await getCurrentFuseWire(executable)
  /** @type {Record<string, boolean | undefined>} */
  const found = {}
  for (const [at, state] of Object.entries(wire)) {
    if (at === 'version' || at === 'resetAdHocDarwinSignature' || at === 'strictlyRequireAllFuses') continue
    const name = FuseV1Options[Number(at)] ?? `unknown-${at}`
    found[name] = Number(state) === on ? true : Number(state) === off ? false : undefined
  }
  return found
}

// node tools/run.mjs tools/packing/fuses.mjs <executable>: exit code 1 unless all are as wanted.
if (process.argv[1] === import.meta.filename) {
  const executable = process.argv[2] ?? ''
  const found = await readFuses(executable)
  const names = [...new Set([...Object.keys(wantedFuses), ...Object.keys(found)])]
  for (const name of names) {
    const wanted = Object.entries(wantedFuses).find(([each]) => each === name)?.[1]
    const right = found[name] === wanted
    console.log(`${right ? 'as wanted' : 'WRONG    '}  ${name}: ${String(found[name])}`)
    if (!right) process.exitCode = 1
  }
}
