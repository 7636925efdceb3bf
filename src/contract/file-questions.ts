import type { QuestionName } from './index.ts'

/** The questions that carry a whole file, and may therefore be larger than any other. */
export const fileQuestions: ReadonlySet<unknown> = new Set<QuestionName>(['intake:import', 'products:import'])
