import { countDiskSteps } from './killed-at-step.ts'

// One whole update, from asking to installing, in a process that may be killed at any step of it.
const [folder = '', url = '', spki = '', killAt = '0'] = process.argv.slice(2)
countDiskSteps(Number(killAt))
const { updatesPc } = await import('./updates-rig.ts')
const updates = updatesPc({ url, key: { spki } }, folder).open()
await updates.check()
await updates.download()
const installed = await updates.install({ restart: true, still: () => true })
process.stdout.write(JSON.stringify({ installed }))
