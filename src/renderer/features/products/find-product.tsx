import { useState, type ReactElement } from 'react'
import type { Product } from '../../../contract/products.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { focusHome } from '../../ui/focus-home.ts'
import { useScanned } from '../../ui/scanning.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { isCovered } from '../../ui/use-keys.ts'
import { handlingWords } from '../../wording/products.ts'
import css from './products.module.css'

const shownAtOnce = 20

const Found = ({ products }: { readonly products: readonly Product[] }): ReactElement => (
  <table className={css['table']} aria-label="Products found">
    <thead>
      <tr>
        <th scope="col">Product</th>
        <th scope="col">Pack</th>
        <th scope="col">Number under the barcode</th>
        <th scope="col">Code, and of what</th>
        <th scope="col">Handling</th>
      </tr>
    </thead>
    <tbody>
      {products.map((product) => (
        <tr key={product.gtin}>
          <td>{product.name}</td>
          <td className={css['number']}>
            {product.packSize} {product.unit}
          </td>
          <td className={css['number']}>{product.gtin}</td>
          <td className={css['number']}>
            {product.code}
            <br />
            <span className={css['quiet']}>{product.parentCode}</span>
          </td>
          <td>{handlingWords(product)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

/** Finds a product of the file in use by name, by code, or by scanning a pack. */
export const FindProduct = (): ReactElement => {
  const [text, setText] = useState('')
  const found = useQuestion(
    'products:search',
    { text, limit: shownAtOnce },
    { enabled: text.trim() !== '', keepPrevious: true },
  )
  useScanned((scan) => {
    if (scan.kind !== 'pack' || isCovered()) return false
    setText(scan.gtin)
    return true
  })
  return (
    <section className={css['part']} aria-label="Find a product">
      <h2>Find a product</h2>
      <TextField
        label="Name, code or number under the barcode"
        hint="Or scan a pack"
        value={text}
        onChange={setText}
        onEscape={() => {
          setText('')
          focusHome()
        }}
        max={100}
      />
      {text.trim() === '' ? null : (
        <Answered of={found}>
          {({ products, more }) =>
            products.length === 0 ? (
              <p role="status">Nothing in the product file is called that.</p>
            ) : (
              <>
                <Found products={products} />
                {more ? <p className={css['quiet']}>The first {shownAtOnce}. Type more to find fewer.</p> : null}
              </>
            )
          }
        </Answered>
      )}
    </section>
  )
}
