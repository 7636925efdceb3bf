import { useRef, useState } from 'react'
import type { DeskCommand } from '../../../contract/commands.ts'
import type { Output } from '../../../contract/index.ts'
import { newId } from '../../bridge/ids.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { refusalWords } from '../../wording/refusals.ts'
import { commonRefusalWords, notDoneHead, troubleWords } from '../../wording/troubles.ts'

/** One command of an act over a whole run. `of` names the patient and the medicines where it is refused. */
export interface RunCommand {
  readonly part: { readonly id: string; readonly version: number; readonly itemNames: readonly string[] }
  readonly of: string
  readonly command: DeskCommand
}

/** Why an act over a run was not done, and whether anything of it was recorded. */
export interface NotDone {
  readonly head: string
  readonly words: string
}

type Recorded = Output<'prescription:act'>['prescriptions']

/** Sends one act over many prescriptions: all of it or nothing, and gives what it recorded. Pressed twice it is the same act; `said` is what stood in the way. */
export const useRunAct = () => {
  const { inFlight, send } = useAsk()
  const asPersonId = usePersonShownAtFirst()
  const [actId] = useState(newId)
  const ids = useRef(new Map<string, string>())
  const [said, setSaid] = useState<NotDone | null>(null)
  const idOf = (prescriptionId: string): string => {
    const id = ids.current.get(prescriptionId) ?? newId()
    ids.current.set(prescriptionId, id)
    return id
  }
  const act = async (commands: readonly RunCommand[]): Promise<Recorded | null> => {
    const outcome = await send('prescription:act', {
      actId,
      asPersonId,
      happened: null,
      commands: commands.map(({ part, command }) => ({
        commandId: idOf(part.id),
        prescriptionId: part.id,
        expectedVersion: part.version,
        command,
      })),
    })
    if (outcome === undefined) return null
    if (outcome.kind === 'answer') return outcome.value.prescriptions
    if (outcome.kind === 'refusal') {
      const { refusal } = outcome
      if (refusal.code === 'act-refused') {
        const one = commands.find(({ part }) => part.id === refusal.prescriptionId)
        const tell = { item: () => one?.part.itemNames.join(', ') ?? '', amount: () => '' }
        const words = `${one?.of ?? ''}: ${refusalWords(refusal.refusal, tell)}`
        const isDone = refusal.refusal.code === 'recorded-otherwise'
        setSaid({
          head: notDoneHead(refusal.refusal.code),
          words: isDone ? words : `${words} Nothing was recorded for the others either.`,
        })
      } else setSaid({ head: notDoneHead(refusal.code), words: commonRefusalWords[refusal.code] })
    } else {
      const { what, todo } = troubleWords(outcome)
      setSaid({ head: what, words: todo })
    }
    return null
  }
  return { act, inFlight, said }
}
