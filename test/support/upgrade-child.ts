import { realPorts } from '../../src/main/compose.ts'
import { openChecked } from '../../src/main/desk/open-checked.ts'
import { schemaKey } from './schemas/schema-key.ts'
import { stopAtEachStep } from './stopping.ts'

/** Takes a file over, and ends itself as a power cut would at the step of that number. */
const takeOverUntil = (file: string, at: number): void => {
  let steps = 0
  stopAtEachStep(() => {
    steps += 1
    if (steps === at) process.kill(process.pid, 'SIGKILL')
  })
  openChecked(realPorts, { file, key: schemaKey, environment: 'practice', version: '9.9.9' })
  throw new Error(`It was over after ${String(steps)} steps`)
}

const [file, at] = process.argv.slice(2)
if (file !== undefined && at !== undefined) takeOverUntil(file, Number(at))
