import type { ReactElement } from 'react'
import { pharmacistNoticeWords as words } from '../../wording/print.ts'
import { Page } from './page.tsx'
import css from './print.module.css'

/** The notice that has to hang where the public can read it: name, registration number, and that this person is in charge (Medicines (Pharmacies) (Responsible Pharmacist) Regulations 2008). */
export const PharmacistNotice = (props: {
  readonly pharmacy: string
  readonly name: string
  readonly registration: string
  readonly real: boolean
}): ReactElement => (
  <Page real={props.real}>
    <div className={css['notice']}>
      <p>{props.pharmacy}</p>
      <h1>{words.title}</h1>
      <p className={css['pharmacist']}>{props.name}</p>
      <p>{words.registration(props.registration)}</p>
      <p>{words.inCharge}</p>
    </div>
  </Page>
)
