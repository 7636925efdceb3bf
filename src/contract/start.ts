import { z } from 'zod'
import { environment } from './desk.ts'
import { never, question } from './question.ts'

/** What a person can do about a desk that did not open, in the order it is offered. */
export const startRemedy = z.enum(['unlock', 'restore', 'retry', 'previous-version', 'go-back'])

/** One of them. */
export type StartRemedy = z.infer<typeof startRemedy>

/**
 * Questions about a desk that cannot open. A screen asks `start:state` before any other; while its `refusal` is not null these
 * are the only ones that are answered. An open desk refuses all but the first with `not-needed`.
 */
export const startQuestions = {
  'start:state': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({
      /** Null when the desk is open. */
      refusal: z.string().nullable(),
      /** Of an open desk: how what was done with its closed file ended; empty when nothing was. */
      sentence: z.string(),
      environment,
      can: z.array(startRemedy),
    }),
    refusal: never,
  }),
  /** Has the key of the file kept by this PC again, and opens the desk. `opened` is false when it is now refused for another reason. */
  'start:unlock': question({
    needs: 'anyone',
    input: z.strictObject({ code: z.string().max(200) }),
    output: z.object({ opened: z.boolean() }),
    refusal: z.object({
      code: z.enum([
        'not-needed',
        'not-a-code',
        'wrong-code',
        'no-recovery',
        'not-this-file',
        'folder-in-use',
        'key-store-needed',
      ]),
    }),
  }),
  'start:retry': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({ opened: z.boolean() }),
    refusal: z.object({ code: z.literal('not-needed') }),
  }),
  /** Ends this version, which could not take the record over, and starts the one before. `begun` is false when it could not be put back. */
  'start:previous-version': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({ begun: z.boolean() }),
    refusal: z.object({ code: z.literal('not-needed') }),
  }),
  /** Opens practice in the place of an environment that cannot open; its file stays as it is. */
  'start:go-back': question({
    needs: 'anyone',
    input: z.strictObject({}),
    output: z.object({ opened: z.boolean() }),
    refusal: z.object({ code: z.literal('not-needed') }),
  }),
} as const
