import type { HandlersOf } from '../../contract/handlers.ts'
import type { Role } from '../../domain/people.ts'
import { ok, refused } from '../../domain/result.ts'
import { importProducts, type ProductDeps } from './import-products.ts'
import { findProduct, productReports, searchProducts } from './products.ts'

/** What the questions about products need; `pause` lets other work have its turn. */
export interface ProductHandlerDeps extends ProductDeps {
  readonly pause: () => Promise<void>
}

const mayImport: ReadonlySet<Role> = new Set(['pharmacist', 'accuracy-checking-technician'])

/** Answers the questions about products. Files are taken in one after the other, between other questions. */
export const productHandlers = (
  deps: ProductHandlerDeps,
): HandlersOf<'products:import' | 'products:report' | 'products:find' | 'products:search'> => {
  let underWay = false
  const takeIn = async (steps: ReturnType<typeof importProducts>) => {
    for (;;) {
      const step = steps.next()
      if (step.done === true) return step.value
      await deps.pause()
    }
  }
  return {
    'products:import': async ({ name, bytes }, { person }) => {
      if (!mayImport.has(person.role)) return refused({ code: 'role-may-not' as const })
      if (underWay) return refused({ code: 'import-under-way' as const })
      underWay = true
      try {
        return ok(await takeIn(importProducts(deps, { name, chunks: [Buffer.from(bytes, 'base64')], by: person })))
      } finally {
        underWay = false
      }
    },
    'products:report': () => ok(deps.database.snapshot(productReports)),
    'products:find': ({ gtin }) => ok({ product: findProduct(deps.database.db, gtin) ?? null }),
    'products:search': (asked) => ok(deps.database.snapshot((db) => searchProducts(db, asked))),
  }
}
