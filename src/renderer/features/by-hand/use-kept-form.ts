import { now } from '../../bridge/clock.ts'
import { newId } from '../../bridge/ids.ts'
import { emptyDraft, type EntryDraft } from '../../ui/hand-entry/entry-draft.ts'
import { useKept, type Kept, type Keeping } from '../../ui/use-kept.ts'

// Not a prescription yet: one form at a time for each person.
const keptAs = { prescriptionId: 'by-hand', act: 'enter-by-hand' }

/** A form with the ids it is recorded under: sent again after a crash, it is the same act. */
export interface KeptForm extends Kept {
  readonly actId: string
  readonly commandId: string
  readonly entryId: string
  readonly draft: EntryDraft
}

/** How the form of a person is kept. */
export type FormKeeping = Keeping<KeptForm>

/** A form nothing is typed in yet. */
export const freshForm = (): KeptForm => ({
  actId: newId(),
  commandId: newId(),
  entryId: newId(),
  begunAt: now(),
  draft: emptyDraft(newId()),
})

/** Keeps the form in the data file, for whoever began it. */
export const useKeptForm = (personId: string, appVersion: string): FormKeeping =>
  useKept<KeptForm>(personId, appVersion, keptAs)
