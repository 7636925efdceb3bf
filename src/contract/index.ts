import type { z } from 'zod'
import { backupQuestions } from './backup.ts'
import { bagListQuestions } from './bag-lists.ts'
import { bagQuestions } from './bags.ts'
import { deskQuestions } from './desk.ts'
import { draftQuestions } from './drafts.ts'
import { healthQuestions } from './health.ts'
import { intakeQuestions } from './intake.ts'
import { onDutyQuestions } from './on-duty.ts'
import { patientQuestions } from './patients.ts'
import { keyQuestions } from './keys.ts'
import { myActQuestions } from './my-acts.ts'
import { leavingQuestions } from './leaving.ts'
import { placeQuestions } from './place.ts'
import { prescriptionQuestions } from './prescriptions.ts'
import { listQuestions } from './lists.ts'
import { productQuestions } from './products.ts'
import { reportQuestions } from './reports.ts'
import { restoreQuestions, startRestoreQuestions } from './restore.ts'
import { safetyQuestions } from './safety.ts'
import { startQuestions } from './start.ts'
import { syncQuestions } from './sync.ts'
import { updateQuestions } from './updates.ts'

/** Every question there is. A question without a handler does not compile (see `Handlers`). */
export const questions = {
  ...prescriptionQuestions,
  ...bagQuestions,
  ...bagListQuestions,
  ...intakeQuestions,
  ...syncQuestions,
  ...deskQuestions,
  ...backupQuestions,
  ...healthQuestions,
  ...placeQuestions,
  ...leavingQuestions,
  ...productQuestions,
  ...listQuestions,
  ...patientQuestions,
  ...onDutyQuestions,
  ...safetyQuestions,
  ...draftQuestions,
  ...myActQuestions,
  ...reportQuestions,
  ...updateQuestions,
  ...restoreQuestions,
  ...keyQuestions,
  ...startQuestions,
  ...startRestoreQuestions,
} as const

/** The name of a question. */
export type QuestionName = keyof typeof questions
/** What a question takes, parsed. */
export type Input<Q extends QuestionName> = z.infer<(typeof questions)[Q]['input']>
/** What a question gives. */
export type Output<Q extends QuestionName> = z.infer<(typeof questions)[Q]['output']>
/** How a question may be refused. */
export type RefusalOf<Q extends QuestionName> = z.infer<(typeof questions)[Q]['refusal']>

/** The three outcomes of a question. A fault shows its reference, and why where a person can do something about it; what it was is in the log. */
export type Reply<Q extends QuestionName> =
  | { readonly kind: 'answer'; readonly value: Output<Q> }
  | {
      readonly kind: 'refusal'
      readonly refusal:
        | RefusalOf<Q>
        | { readonly code: 'nobody-working' }
        | { readonly code: 'another-person-working' }
        | { readonly code: 'input-invalid'; readonly paths: readonly string[] }
    }
  | { readonly kind: 'fault'; readonly reference: string; readonly why?: 'disk-full' }

/** What is sent to every screen without being asked: something changed up to this ledger sequence. */
export type Push =
  | { readonly kind: 'changed'; readonly sequence: number; readonly ids: readonly string[] }
  | { readonly kind: 'sync' }
  | { readonly kind: 'desk' }
  | { readonly kind: 'restarted' }
  /** Only what is said about updates of the app. */
  | { readonly kind: 'updates' }
  /** Only how work beside the counter stands: a backup, a restore, everything being taken out. */
  | { readonly kind: 'work' }
  /** Only what is half done: this person has begun something, or what they had begun is no more. */
  | { readonly kind: 'drafts'; readonly personId: string }

/** What the preload and the browser transport both offer the screen. */
export interface Bridge {
  readonly ask: (question: string, input: unknown) => Promise<unknown>
  readonly onPush: (listener: (push: Push) => void) => () => void
}
