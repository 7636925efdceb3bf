import type { ReactElement } from 'react'
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'
import type { ProductReport } from '../../../contract/products.ts'
import { ukDate, ukTime } from '../../../domain/uk-date.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import page from '../../ui/page.module.css'
import { counted, dateWords } from '../../wording/numbers-and-dates.ts'
import { productOutcomeWords } from '../../wording/products.ts'
import { FindProduct } from './find-product.tsx'
import { ProblemTable } from './problem-table.tsx'
import css from './products.module.css'
import { useImport, type Given } from './use-import.ts'

const since = (at: number): string => `${dateWords(ukDate(at))}, ${ukTime(at)}`

const InUse = ({ current }: { readonly current: ProductReport | null }): ReactElement =>
  current === null ? (
    <Notice tone="attention" head="No product file is in use: Pestle cannot tell what a scanned pack is.">
      <p>Import one below. Until then packs are taken by hand, each with a reason.</p>
    </Notice>
  ) : (
    <p>
      <strong>{current.name}</strong>: {counted(current.products, 'product')}, in use since {since(current.startedAt)}.
    </p>
  )

const Came = ({ given }: { readonly given: Given }): ReactElement => {
  if ('said' in given)
    return (
      <Notice tone="attention" head={given.said} says>
        {given.todo === '' ? null : <p>{given.todo}</p>}
      </Notice>
    )
  const { report } = given
  const good = report.outcome === 'imported' || report.outcome === 'unchanged'
  return (
    <>
      <Notice tone={good ? 'fresh' : 'attention'} head={`${report.name}: ${productOutcomeWords(report)}`} says />
      <ProblemTable report={report} />
    </>
  )
}

/** What came of the last file, where it was not taken in and nobody here has just seen so. */
const Earlier = ({ last }: { readonly last: ProductReport | null }): ReactElement | null =>
  last === null || last.outcome === 'imported' || last.outcome === 'unchanged' ? null : (
    <>
      <p>
        {since(last.startedAt)}, {last.name}: {productOutcomeWords(last)}
      </p>
      <ProblemTable report={last} />
    </>
  )

/** The product file: which is in use since when, importing another, and finding a product in it. */
export const Products = (): ReactElement => {
  const reports = useQuestion('products:report', {})
  const { given, give, inFlight } = useImport()
  return (
    <div className={page['page']}>
      <h1>Products</h1>
      <p className={css['quiet']}>The product file tells Pestle which medicine a scanned pack is.</p>
      <section className={css['part']} aria-label="In use">
        <h2>In use</h2>
        <Answered of={reports}>{({ current }) => <InUse current={current} />}</Answered>
      </section>
      <FindProduct />
      <section className={css['part']} aria-label="Import a file">
        <h2>Import a file</h2>
        <p>
          A CSV file with the columns gtin, product_code, parent_code, name, schedule, pack_size, unit, storage and
          safe_custody takes the place of the one in use: all of it, or nothing.
        </p>
        <DropZone
          className={css['drop'] ?? ''}
          onDrop={(event) => {
            const dropped = event.items.find(isFileDropItem)
            if (dropped !== undefined) void dropped.getFile().then(give)
          }}
        >
          <Icon name="tray" />
          <p>Drop a product file here, or choose it.</p>
          <FileTrigger
            acceptedFileTypes={['text/csv', '.csv']}
            onSelect={(chosen) => {
              const [file] = chosen === null ? [] : [...chosen]
              if (file !== undefined) void give(file)
            }}
          >
            <Button disabled={inFlight} onPress={() => undefined}>
              Choose a file…
            </Button>
          </FileTrigger>
        </DropZone>
        {inFlight ? <p role="status">The file is being read…</p> : null}
        {given === null ? (
          <Answered of={reports}>{({ last }) => <Earlier last={last} />}</Answered>
        ) : (
          <Came given={given} />
        )}
      </section>
    </div>
  )
}
