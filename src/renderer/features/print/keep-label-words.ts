import { useState } from 'react'
import { newId } from '../../bridge/ids.ts'
import { usePersonShownAtFirst } from '../../bridge/person-shown.ts'
import { useAct } from '../../bridge/use-act.ts'
import type { Prescription } from '../../../domain/prescription.ts'
import { refusalWords, type RefusalTelling } from '../../wording/refusals.ts'
import { commonRefusalWords, troubleWords } from '../../wording/troubles.ts'
import { wordingsOf, type LabelDraft } from './label-drafts.ts'

/** Keeping what was typed on labels with the item, as they are printed. */
export interface KeepLabelWords {
  /** Undefined where they say nothing that is not kept. Answers whether they may be printed. */
  readonly keep: (() => Promise<boolean>) | undefined
  /** The version of the prescription that the last keeping made; null before. */
  readonly made: number | null
  /** Why nothing was printed. */
  readonly said: string | null
}

/** Names an item as prescribed: of several labels it has to be known which one a refusal is about. */
export const namedOn = ({ items }: Pick<Prescription, 'items'>): RefusalTelling => ({
  item: (itemId) => items.find(({ content }) => content.id === itemId)?.content.drug.name ?? 'an item no longer on it',
  amount: () => '',
})

/** The way to keep the words of the labels that are wanted; what is not kept is not printed. */
export const useKeepLabelWords = (wanted: readonly LabelDraft[], prescription: Prescription): KeepLabelWords => {
  const { send } = useAct()
  const asPersonId = usePersonShownAtFirst()
  const [made, setMade] = useState<number | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const wordings = wordingsOf(wanted, prescription)
  const keep = async (): Promise<boolean> => {
    const outcome = await send({
      actId: newId(),
      asPersonId,
      happened: null,
      commands: wordings.map((command) => ({
        commandId: newId(),
        prescriptionId: prescription.id,
        expectedVersion: prescription.version,
        command,
      })),
    })
    if (outcome === undefined) return false
    if (outcome.kind === 'answer') {
      setMade(outcome.value.prescriptions[0]?.version ?? null)
      setSaid(null)
      return true
    }
    if (outcome.kind !== 'refusal') setSaid(troubleWords(outcome).what)
    else if (outcome.refusal.code !== 'act-refused') setSaid(commonRefusalWords[outcome.refusal.code])
    else setSaid(refusalWords(outcome.refusal.refusal, namedOn(prescription)))
    return false
  }
  return { keep: wordings.length === 0 ? undefined : keep, made, said }
}
