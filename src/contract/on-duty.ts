import { z } from 'zod'
import type { DutyRefusal } from '../domain/on-duty/commands.ts'
import type { ResponsiblePharmacist } from '../domain/on-duty/duty.ts'
import type { Absence, Spell, WorkingAlone } from '../domain/on-duty/record.ts'
import { domainValue, never, question } from './question.ts'

const text = z.string().trim().max(500)
const instant = z.int()

/** What a screen may ask of the record of who is on duty; blank texts are the domain's to refuse. */
const dutyCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('sign-on'),
    registration: z.string().trim().max(20).nullable(),
    insteadBecause: text.nullable(),
    until: instant.nullable(),
  }),
  z.strictObject({ type: z.literal('sign-off'), spellId: z.string().max(64), reason: text.nullable() }),
  z.strictObject({
    type: z.literal('go-out'),
    supply: z.enum(['nothing', 'checked-and-bagged', 'checked-and-bagged-but-controlled']),
    arrangements: text,
    until: instant.nullable(),
    overReason: text.nullable(),
  }),
  z.strictObject({ type: z.literal('come-back'), overReason: text.nullable() }),
  z.strictObject({ type: z.literal('work-alone'), reason: text }),
  z.strictObject({ type: z.literal('stop-working-alone') }),
])

/** Questions about who is on duty. Instants are UTC ms. */
export const onDutyQuestions = {
  'duty:state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      /** To be named by the next act. */
      version: z.int(),
      now: instant,
      responsiblePharmacist: z.custom<ResponsiblePharmacist>((value) => typeof value === 'string'),
      /** Who is signed on, out or not; null when nobody is. */
      spell: domainValue<Spell>().nullable(),
      absence: domainValue<Absence>().nullable(),
      absentMsToday: z.int(),
      alone: z.array(domainValue<WorkingAlone>()),
      /** Spells that lapsed, however long ago: nobody signed off. */
      lapsed: z.array(domainValue<Spell>()),
    }),
    refusal: never,
  }),
  'duty:act': question({
    needs: 'person',
    input: z.strictObject({
      commandId: z.uuid(),
      asPersonId: z.string().max(64),
      expectedVersion: z.int().min(0),
      happened: z.strictObject({ at: instant, reason: text }).nullable(),
      command: dutyCommand,
    }),
    output: z.object({ version: z.int() }),
    refusal: domainValue<DutyRefusal>(),
  }),
  'duty:log': question({
    needs: 'anyone',
    input: z.strictObject({ before: instant.nullable(), limit: z.int().min(1).max(200) }),
    /** Newest first; `before` is where the next page goes on, null at the end. */
    output: z.object({
      spells: z.array(domainValue<Spell>()),
      /** Why somebody signed off or was signed off, and why something was entered afterwards, oldest first; `of` a spell or a period. */
      reasons: z.array(
        z.object({ of: z.string(), at: instant, why: z.enum(['signed-off', 'entered-late']), text: z.string() }),
      ),
      /** The periods of working alone that began in these spells, between them, and on the last page before them. */
      alone: z.array(domainValue<WorkingAlone>()),
      before: instant.nullable(),
    }),
    refusal: never,
  }),
} as const
