import { useRef, useState, type ReactElement } from 'react'
import type { Input, Output } from '../../../../contract/index.ts'
import { newId } from '../../../bridge/ids.ts'
import { usePersonShownAtFirst } from '../../../bridge/person-shown.ts'
import { useAsk } from '../../../bridge/use-ask.ts'
import { Notice } from '../../../ui/notice.tsx'
import { TroubleNotice } from '../../../ui/trouble-notice.tsx'
import { patientRefusalWords } from '../../../wording/patients.ts'
import { commonRefusalWords } from '../../../wording/troubles.ts'

/** What is written down or withdrawn. */
export type PatientNote = Input<'patient:note'>['command']

/** Writing in a patient's record. `send` gives whether it was done; `said` is what stood in the way of the last press. */
export interface Noting {
  readonly inFlight: boolean
  readonly said: ReactElement | null
  readonly send: (note: PatientNote) => Promise<boolean>
}

/** Writes on the record as it is shown. The same words pressed twice are one act. */
export const usePatientNote = (
  prescriptionId: string,
  { version }: Pick<Output<'patient:record'>, 'version'>,
): Noting => {
  const { inFlight, send } = useAsk()
  const asPersonId = usePersonShownAtFirst()
  const ids = useRef(new Map<string, string>())
  const [said, setSaid] = useState<ReactElement | null>(null)
  return {
    inFlight,
    said,
    send: async (command) => {
      const text = JSON.stringify(command)
      const commandId = ids.current.get(text) ?? newId()
      ids.current.set(text, commandId)
      const outcome = await send('patient:note', {
        commandId,
        asPersonId,
        prescriptionId,
        expectedVersion: version,
        command,
      })
      if (outcome === undefined) return false
      if (outcome.kind === 'answer') {
        // Written down again after it was withdrawn, the same words are another act.
        ids.current.delete(text)
        setSaid(null)
        return true
      }
      if (outcome.kind !== 'refusal') setSaid(<TroubleNotice trouble={outcome} />)
      else {
        const { code } = outcome.refusal
        const words =
          code === 'nobody-working' || code === 'input-invalid' ? commonRefusalWords[code] : patientRefusalWords[code]
        setSaid(
          <Notice tone="attention" head="Not done. Nothing was recorded." says>
            <p>{words}</p>
          </Notice>,
        )
      }
      return false
    },
  }
}
