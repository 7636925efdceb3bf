import { questions } from '../../contract/index.ts'
import type { QuestionName, Reply } from '../../contract/index.ts'
import type { Actor } from '../../domain/people.ts'
import type { Result } from '../../domain/result.ts'
import type { Handlers, PersonAsking } from '../../contract/handlers.ts'

/** Answers one question of one session. Never throws: a fault becomes a reference. */
export type Router = (session: string, name: unknown, input: unknown) => Promise<Reply<QuestionName>>

/** What the router needs: what it answers (all of it, where a desk is open), who works at a session, where a fault is written down (giving its reference), and whether it is the disk that is full. */
export interface RouterDeps {
  readonly handlers: Partial<Handlers>
  readonly personOf: (session: string) => Actor | null
  readonly reportFault: (question: string, fault: unknown) => string
  readonly isDiskFull: (fault: unknown) => boolean
}

type AnyHandler = (input: unknown, asker: PersonAsking) => Result<unknown, never> | Promise<Result<unknown, never>>

const isQuestion = (name: unknown): name is QuestionName => typeof name === 'string' && Object.hasOwn(questions, name)

/** The one place that parses, authorises, runs and answers. Hosts check the sender before they call it. */
export const createRouter =
  (deps: RouterDeps): Router =>
  async (session, name, input) => {
    const question = isQuestion(name) ? name : undefined
    try {
      if (question === undefined) throw new Error('unknown question')
      return await answer(deps, session, question, input)
    } catch (fault) {
      const reference = deps.reportFault(question ?? 'unknown', fault)
      return deps.isDiskFull(fault) ? { kind: 'fault', reference, why: 'disk-full' } : { kind: 'fault', reference }
    }
  }

const shownIn = (input: object): unknown => ('asPersonId' in input ? input.asPersonId : undefined)

const answer = async (
  deps: RouterDeps,
  session: string,
  name: QuestionName,
  input: unknown,
): Promise<Reply<QuestionName>> => {
  const question = questions[name]
  const parsed = question.input.safeParse(input)
  if (!parsed.success) {
    const paths = parsed.error.issues.map((issue) => issue.path.map(String).join('.'))
    return { kind: 'refusal', refusal: { code: 'input-invalid', paths } }
  }
  const person = deps.personOf(session)
  if (question.needs !== 'anyone' && person === null) return { kind: 'refusal', refusal: { code: 'nobody-working' } }
  if (question.needs === 'person-shown' && (shownIn(parsed.data) ?? person?.id) !== person?.id)
    return { kind: 'refusal', refusal: { code: 'another-person-working' } }
  const handler = deps.handlers[name] as unknown as AnyHandler | undefined
  if (handler === undefined) return { kind: 'fault', reference: 'desk-closed' }
  const result = await handler(parsed.data, { session, person: person as Actor })
  if (!result.ok) return { kind: 'refusal', refusal: result.refusal }
  return { kind: 'answer', value: question.output.parse(result.value) as never }
}
