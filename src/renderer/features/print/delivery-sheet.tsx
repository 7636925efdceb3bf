import type { ReactElement } from 'react'
import type { PrintRequest } from '../../bridge/printing.ts'
import { listName } from '../../wording/names.ts'
import { counted, dateWords } from '../../wording/numbers-and-dates.ts'
import { deliverySheetWords as words } from '../../wording/print.ts'
import { Page } from './page.tsx'
import css from './print.module.css'
import type { Supplier } from './supplier.ts'

type Run = Extract<PrintRequest, { readonly sheet: 'delivery' }>

/** What a driver takes along: every door in order, what goes there and what has to be seen to, and room to sign. */
export const DeliverySheet = (props: {
  readonly run: Run
  readonly supplier: Supplier
  readonly real: boolean
}): ReactElement => {
  const { day, driver, stops } = props.run
  const bags = stops.reduce((sum, stop) => sum + stop.bags.length, 0)
  return (
    <Page real={props.real} supplier={props.supplier}>
      <h1 className={css['title']}>{words.title(dateWords(day))}</h1>
      <p className={css['lead']}>
        {[
          driver === null ? words.noDriver : words.driver(driver),
          counted(stops.length, 'stop'),
          counted(bags, 'bag'),
        ].join(' · ')}
      </p>
      <table className={css['table']}>
        <thead>
          <tr>
            {words.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stops.map((stop, at) => (
            <tr key={at}>
              <td>{at + 1}</td>
              <td>
                <strong>{listName(stop.patient.family, stop.patient.given.join(' '))}</strong>
                <br />
                {[...stop.address.lines, stop.address.postcode ?? ''].filter((line) => line !== '').join(', ')}
                {stop.note === null ? null : <p>{stop.note}</p>}
              </td>
              <td>
                {stop.bags.map((bag) => (
                  <p key={bag.bagId}>{words.bag(bag)}</p>
                ))}
              </td>
              <td className={css['sign']} />
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.foot}</p>
    </Page>
  )
}
