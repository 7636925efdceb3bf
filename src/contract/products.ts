import { z } from 'zod'
import { byShown, never, question } from './question.ts'

const schedule = z.enum(['none', '1', '2', '3', '4', '5'])

const product = z.object({
  /** 14 digits. */
  gtin: z.string(),
  code: z.string(),
  parentCode: z.string(),
  name: z.string(),
  schedule,
  /** As written in the file. */
  packSize: z.string(),
  unit: z.string(),
  storage: z.enum(['room', 'fridge', 'freezer']),
  safeCustody: z.boolean(),
})

const problem = z.object({
  /** Counted from 1, the head of the file included; a line break inside quotes counts. */
  line: z.int(),
  /** The column as the head names it; null when it is about the whole line or file. */
  column: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  toDo: z.string(),
})

const report = z.object({
  importNo: z.int(),
  name: z.string(),
  /** `broken-off`: the app ended in the middle. Only an imported file is looked up in. */
  outcome: z.enum(['imported', 'unchanged', 'refused', 'broken-off']),
  startedAt: z.int(),
  digest: z.string().nullable(),
  lines: z.int(),
  products: z.int(),
  /** All of them; `problems` holds the first. */
  problemCount: z.int(),
  problems: z.array(problem),
})

/** A product whose packs can be scanned. */
export type Product = z.infer<typeof product>
/** What is wrong with one place of a product file, and what to do. */
export type ProductProblem = z.infer<typeof problem>
/** What became of a product file. */
export type ProductReport = z.infer<typeof report>

/** Questions about the product file: the packs that a scan can be compared with. */
export const productQuestions = {
  'products:import': question({
    needs: 'person-shown',
    /** `bytes` is base64 of the file as it is, 5.5 MB at most: whether it is UTF-8 can be seen in nothing else. */
    input: z.strictObject({
      ...byShown,
      name: z.string().trim().min(1).max(200),
      bytes: z.base64().max(7_333_336),
    }),
    output: report,
    /** Whoever is not allowed to check accuracy may not change what a scan calls right. */
    refusal: z.object({ code: z.enum(['role-may-not', 'import-under-way']) }),
  }),
  'products:report': question({
    needs: 'anyone',
    input: z.strictObject({}),
    /** The file that is looked up in, and the one given last. */
    output: z.object({ current: report.nullable(), last: report.nullable() }),
    refusal: never,
  }),
  'products:find': question({
    needs: 'anyone',
    input: z.strictObject({ gtin: z.string().max(14) }),
    output: z.object({ product: product.nullable() }),
    refusal: never,
  }),
  'products:search': question({
    needs: 'anyone',
    /** A GTIN of any length, a product's or a parent's code, or words of a name. */
    input: z.strictObject({ text: z.string().max(100), limit: z.int().min(1).max(100) }),
    output: z.object({ products: z.array(product), more: z.boolean() }),
    refusal: never,
  }),
} as const
