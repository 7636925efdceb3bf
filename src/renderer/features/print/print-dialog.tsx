import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import type { PrescriptionSheet, PrintRequest } from '../../bridge/printing.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Choices } from '../../ui/choices.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { listName } from '../../wording/names.ts'
import { notPrintable, prescriptionSheetWords, printTitles } from '../../wording/print.ts'
import { BagLabelSheet } from './bag-label-sheet.tsx'
import { bagsOf } from './bag-labels.ts'
import { DeliverySheet } from './delivery-sheet.tsx'
import { DispensingLabels } from './dispensing-labels.tsx'
import { labelDrafts } from './label-drafts.ts'
import { OwingSlip, owedOf } from './owing-slip.tsx'
import { a4 } from './paper.ts'
import { PharmacistNotice } from './pharmacist-notice.tsx'
import { PlaceLabels } from './place-labels.tsx'
import { PrintFrame } from './print-frame.tsx'
import css from './print.module.css'
import { RecoveryCodeSheet } from './recovery-code-sheet.tsx'
import { Reminder } from './reminder.tsx'
import { ReportSheet } from './report-sheet.tsx'
import { supplierOf, type Supplier } from './supplier.ts'

type Detail = Output<'prescription:detail'>
type Desk = Output<'desk:state'>

const needsSupplier = (
  <Notice tone="attention" head={notPrintable.supplier.what}>
    {notPrintable.supplier.todo}
  </Notice>
)

// In the order of the work; the preview opens on the first unless another was asked for.
const sheetsOf = (detail: Detail): readonly PrescriptionSheet[] => {
  const drafts = labelDrafts(detail.prescription)
  const bags = bagsOf(detail)
  const waiting = bags.some(({ place, route }) => place !== null && route === 'collect')
  const labelsFirst = drafts.some(({ fresh }) => fresh)
  const sheets: readonly (PrescriptionSheet | null)[] = [
    labelsFirst ? 'labels' : null,
    bags.length > 0 ? 'bag-label' : null,
    drafts.length > 0 && !labelsFirst ? 'labels' : null,
    owedOf(detail).length > 0 ? 'owing-slip' : null,
    waiting ? 'reminder' : null,
  ]
  return sheets.filter((sheet) => sheet !== null)
}

const OfPrescription = (props: {
  readonly detail: Detail
  readonly first: PrescriptionSheet | undefined
  readonly supplier: Supplier | undefined
  readonly real: boolean
  readonly onClose: () => void
}): ReactElement => {
  const { detail, supplier, real, onClose } = props
  const sheets = sheetsOf(detail)
  const [chosen, setChosen] = useState<PrescriptionSheet | null>(null)
  const sheet = sheets.find((one) => one === chosen) ?? sheets.find((one) => one === props.first) ?? sheets[0]
  const { patient } = detail.prescription.content
  const title = `${printTitles.prescription}: ${listName(patient.family, patient.given.join(' '))}`
  const choice = (
    <Choices
      label="What"
      value={sheet ?? null}
      onChange={setChosen}
      // Each kind of sheet is another window: the keys go on from what was chosen in the one before.
      autoFocus={chosen !== null}
      choices={sheets.map((value) => ({ value, words: prescriptionSheetWords[value] }))}
    />
  )
  if (sheet === undefined)
    return (
      <PrintFrame
        title={title}
        sheet={null}
        onClose={onClose}
        said={<Empty head={notPrintable.nothing.what} about={notPrintable.nothing.todo} />}
      />
    )
  const common = { detail, real, title, choice, onClose }
  if (sheet === 'labels') return <DispensingLabels {...common} supplier={supplier} />
  if (sheet === 'bag-label') return <BagLabelSheet {...common} />
  const given = supplier === undefined ? null : { detail, supplier, real }
  return (
    <PrintFrame
      title={title}
      options={<div className={css['options']}>{choice}</div>}
      said={given === null ? needsSupplier : null}
      sheet={
        given === null
          ? null
          : {
              paper: a4,
              pages: [
                sheet === 'owing-slip' ? (
                  <OwingSlip key={sheet} {...given} />
                ) : (
                  <Reminder key={sheet} {...given} bags={bagsOf(detail).filter(({ place }) => place !== null)} />
                ),
              ],
            }
      }
      onClose={onClose}
    />
  )
}

const AsksForPrescription = (props: {
  readonly prescriptionId: string
  readonly first: PrescriptionSheet | undefined
  readonly supplier: Supplier | undefined
  readonly real: boolean
  readonly onClose: () => void
}): ReactElement | null => {
  const { reply } = useQuestion('prescription:detail', { id: props.prescriptionId })
  return reply?.kind === 'answer' ? <OfPrescription {...props} detail={reply.value} /> : null
}

/** The preview of what somebody asked to have printed. Printing records nothing but the warnings typed on a label: a print is a copy, not an act. */
export const PrintDialog = (props: {
  readonly request: PrintRequest
  readonly desk: Desk
  readonly onClose: () => void
}): ReactElement => {
  const { request, desk, onClose } = props
  const supplier = supplierOf(desk.settings)
  const real = desk.environment === 'production'
  if (request.sheet === 'prescription')
    return (
      <AsksForPrescription
        prescriptionId={request.prescriptionId}
        first={request.first}
        supplier={supplier}
        real={real}
        onClose={onClose}
      />
    )
  if (request.sheet === 'places') return <PlaceLabels real={real} onClose={onClose} />
  const page =
    request.sheet === 'responsible-pharmacist' ? (
      <PharmacistNotice key={request.sheet} pharmacy={desk.settings.pharmacyName} real={real} {...request.pharmacist} />
    ) : request.sheet === 'recovery-code' ? (
      <RecoveryCodeSheet key={request.sheet} {...request} real={real} />
    ) : request.sheet === 'report' ? (
      <ReportSheet key={request.sheet} report={request} real={real} />
    ) : supplier === undefined ? null : (
      <DeliverySheet key={request.sheet} run={request} supplier={supplier} real={real} />
    )
  return (
    <PrintFrame
      title={printTitles[request.sheet]}
      sheet={page === null ? null : { paper: a4, pages: [page] }}
      said={page === null ? needsSupplier : null}
      onClose={onClose}
    />
  )
}
