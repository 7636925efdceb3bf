import type { ReactElement } from 'react'
import type { PrintRequest } from '../../bridge/printing.ts'
import { nothingInTable } from '../../wording/print.ts'
import { Page } from './page.tsx'
import css from './print.module.css'

type Report = Extract<PrintRequest, { readonly sheet: 'report' }>

/** A report as tables; a table that is empty says so. */
export const ReportSheet = (props: { readonly report: Report; readonly real: boolean }): ReactElement => (
  <Page real={props.real}>
    <h1 className={css['title']}>{props.report.title}</h1>
    <p className={css['lead']}>{props.report.about}</p>
    {props.report.tables.map((table) => (
      <section key={table.head} className={css['block']}>
        <h2 className={css['medicine']}>{table.head}</h2>
        {table.rows.length === 0 ? (
          <p>{nothingInTable}</p>
        ) : (
          <table className={css['table']}>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, column) => (
                    <td key={column}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    ))}
  </Page>
)
