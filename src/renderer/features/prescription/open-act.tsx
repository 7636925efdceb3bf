import type { ReactElement } from 'react'
import type { CommandType } from '../../../domain/commands.ts'
import type { ActProps } from './act-dialog.tsx'
import { AccuracyCheckAct } from './acts/accuracy-check.tsx'
import { AssembleAct } from './acts/assemble.tsx'
import { ChangeRouteAct } from './acts/change-route.tsx'
import { CheckEntryAct } from './acts/check-entry.tsx'
import { ChooseCopyAct } from './acts/choose-copy.tsx'
import { ClinicalCheckAct } from './acts/clinical-check.tsx'
import { NotDispensedAct, ReturnAct } from './acts/coded-reason.tsx'
import { CorrectAct } from './acts/correct.tsx'
import { CorrectEntryAct } from './acts/correct-entry.tsx'
import { DispatchAct } from './acts/dispatch.tsx'
import { HandOutAct } from './acts/hand-out.tsx'
import { IncidentAct } from './acts/incident.tsx'
import { NearMissAct } from './acts/near-miss.tsx'
import { PlaceBagAct } from './acts/place-bag.tsx'
import { PlainActDialog } from './acts/plain-act.tsx'
import { isPlainAct } from './acts/plain-acts.ts'
import { PromiseAct } from './acts/promise.tsx'
import { RecordDeathAct } from './acts/record-death.tsx'
import { TakeOutOfBagAct } from './acts/take-out-of-bag.tsx'
import type { ToCorrect } from './time-line.tsx'

/** The dialog that is open: an act on items, or the correction of one. */
export type OpenAct =
  | { readonly command: CommandType; readonly itemIds: readonly string[] }
  | { readonly command: 'correct'; readonly itemIds: readonly string[]; readonly correct: ToCorrect }

/** The dialog of an act. */
export const OpenActDialog = (
  props: Omit<ActProps, 'itemIds'> & { readonly open: OpenAct; readonly personId: string | null },
): ReactElement | null => {
  const { open, personId, ...rest } = props
  const act = { ...rest, itemIds: open.itemIds }
  if ('correct' in open) return <CorrectAct {...act} {...open.correct} />
  const { command } = open
  if (isPlainAct(command)) return <PlainActDialog {...act} name={command} />
  switch (command) {
    case 'record-clinical-check':
      return <ClinicalCheckAct {...act} />
    case 'assemble':
      return <AssembleAct {...act} />
    case 'record-accuracy-check':
      return <AccuracyCheckAct {...act} personId={personId} />
    case 'fail-accuracy-check':
      return <NearMissAct {...act} />
    case 'report-incident':
      return <IncidentAct {...act} />
    case 'place-bag':
      return <PlaceBagAct {...act} />
    case 'hand-out':
      return <HandOutAct {...act} />
    case 'take-out-of-bag':
      return <TakeOutOfBagAct {...act} />
    case 'record-death':
      return <RecordDeathAct {...act} />
    case 'dispatch':
      return <DispatchAct {...act} />
    case 'check-entry':
      return <CheckEntryAct {...act} personId={personId} />
    case 'correct-entry':
      return <CorrectEntryAct {...act} personId={personId} />
    case 'choose-copy':
      return <ChooseCopyAct {...act} />
    case 'change-route':
      return <ChangeRouteAct {...act} />
    case 'promise':
      return <PromiseAct {...act} />
    case 'mark-not-dispensed':
      return <NotDispensedAct {...act} />
    case 'return-to-spine':
      return <ReturnAct {...act} />
    // Given by the app, or from a printed label, the list “To notify and claim” and the time line.
    case 'word-label':
    case 'receive':
    case 'enter-by-hand':
    case 'note-later-issue':
    case 'review-legal-window':
    case 'mark-claimed':
    case 'correct':
      return null
  }
}
