import {
  factKey,
  isAnswered,
  type AnsweredFact,
  type CheckFact,
  type ClinicalQuery,
} from '../../../../domain/clinical-check/check-fact.ts'
import { isOpen } from '../../../../domain/supply.ts'
import { counted } from '../../../wording/numbers-and-dates.ts'
import type { Ending } from '../act-dialog.tsx'
import type { Detail } from '../detail.ts'
import type { FactAnswers } from './fact-list.tsx'
import { needsSeeing, type ScheduleAnswer } from './item-to-check.tsx'

/** One prescription that is checked, with what was laid out for it; undefined until it is told. */
export interface Checked {
  readonly detail: Detail
  readonly facts: readonly CheckFact[] | undefined
}

/** All that is filled in. `query` is null while it lacks whom or when; `asks` once either is typed. */
export interface CheckForm {
  readonly checked: readonly Checked[]
  readonly schedules: Readonly<Record<string, ScheduleAnswer>>
  readonly seen: readonly string[]
  readonly answers: FactAnswers
  readonly note: string
  readonly whom: string
  readonly query: ClinicalQuery | null
  readonly asks: boolean
  readonly counsel: string
  /** What was begun by its key with something missing: what is typed from then on is text, and passes nothing. */
  readonly begun: Begun | null
}

/** The endings that need words. */
export type Begun = 'queried' | 'refused'

/** The fields that those words are typed into. */
export type EndingField = 'note' | 'whom' | 'by'

type Outcome = 'passed' | Begun

const textOf = (text: string): string | null => (text.trim() === '' ? null : text.trim())

const shownTo = (facts: readonly CheckFact[], answers: FactAnswers): AnsweredFact[] =>
  facts.map((fact) => ({ fact, answer: answers[factKey(fact)] ?? null }))

const askedItems = ({ checked }: CheckForm) =>
  checked
    .flatMap(({ detail }) => detail.prescription.items)
    .filter((item) => isOpen(item) && item.content.schedule === 'unknown')

const begunWords = {
  queried: 'A query is begun. To pass instead, close this with Esc and open it again.',
  refused: 'A refusal is begun. To pass instead, close this with Esc and open it again.',
} as const

const missingToPass = (form: CheckForm): string | undefined => {
  if (form.begun !== null) return begunWords[form.begun]
  if (form.asks) return 'A query is typed. Press Query, or to pass, clear whom it goes to and when it is wanted.'
  // First of all: the product file may answer what would be asked.
  if (form.checked.some(({ facts }) => facts === undefined)) return 'Fetching what is known about the patient…'
  const asked = askedItems(form)
  const open = asked.filter(({ content }) => !(content.id in form.schedules))
  if (open.length > 0) return `To pass, answer for ${counted(open.length, 'medicine')} whether it is a controlled drug.`
  if (asked.some((item) => needsSeeing(item, form.schedules[item.content.id]) && !form.seen.includes(item.content.id)))
    return 'To pass, tick that you looked at the quantity in words.'
  const facts = [
    ...new Map(form.checked.flatMap(({ facts: own }) => own ?? []).map((fact) => [factKey(fact), fact])).values(),
  ]
  const unanswered = shownTo(facts, form.answers).filter((one) => !isAnswered(one))
  if (unanswered.length === 0) return undefined
  const inWords = unanswered.some(({ answer }) => answer !== null) ? ', also in words' : ''
  return `To pass, answer ${counted(unanswered.length, 'fact')} laid out${inWords}.`
}

const missingFor = (outcome: Outcome, form: CheckForm): string | undefined => {
  if (outcome === 'passed') return missingToPass(form)
  if (form.note.trim() === '') return 'To query or refuse, say why in the note.'
  return outcome === 'queried' && form.query === null ? 'To query, say whom and by when.' : undefined
}

/** The first field that an ending still needs; null where none is missing. */
export const firstMissing = (
  outcome: Begun,
  { note, whom, query }: Pick<CheckForm, 'note' | 'whom' | 'query'>,
): EndingField | null => {
  if (note.trim() === '') return 'note'
  if (outcome === 'refused' || query !== null) return null
  return whom.trim() === '' ? 'whom' : 'by'
}

const words = {
  passed: 'Clinical check passed.',
  queried: 'Query recorded. Nothing goes on until it is checked again.',
  refused: 'Clinical check refused.',
} as const
const verbs = { passed: 'Passed', queried: 'Query', refused: 'Refuse' } as const
const keys = { passed: 'p', queried: 'q', refused: 'f' } as const

/** The three ways a check ends, the one after which it is supplied naming the patient: one act on all that is checked, each with the version it was shown with. */
export const checkEndings = (
  form: CheckForm,
  patient: string,
  onBegun: (outcome: Begun, at: EndingField) => void,
): readonly Ending[] =>
  (['refused', 'queried', 'passed'] as const).map((outcome) => {
    const missing = missingFor(outcome, form)
    const field = outcome === 'passed' ? null : firstMissing(outcome, form)
    return {
      button: outcome === 'passed' ? `${verbs[outcome]} for ${patient}` : verbs[outcome],
      keyOf: keys[outcome],
      words: words[outcome],
      look: outcome === 'passed' ? 'primary' : 'plain',
      missing,
      onBegun:
        outcome === 'passed' || field === null
          ? undefined
          : () => {
              onBegun(outcome, field)
            },
      commands:
        missing === undefined
          ? form.checked.map(({ detail, facts }) => ({
              detail,
              command: {
                type: 'record-clinical-check',
                outcome,
                note: textOf(form.note),
                schedules: Object.fromEntries(
                  Object.entries(form.schedules).filter(([itemId]) =>
                    detail.prescription.items.some(({ content }) => content.id === itemId),
                  ),
                ),
                facts: shownTo(facts ?? [], form.answers),
                query: outcome === 'queried' ? form.query : null,
                counsel: textOf(form.counsel),
              },
            }))
          : null,
    }
  })
