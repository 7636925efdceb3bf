import type { ReactElement } from 'react'
import { Notice } from '../../../ui/notice.tsx'
import { unreadWords } from '../../../wording/other-prescriptions.ts'
import type { OthersOfPatient } from '../use-others.ts'

/** Names the patient's other open prescriptions that could not be read; nothing while they are looked for. */
export const Unread = ({ of: { fetched, unread } }: { readonly of: OthersOfPatient }): ReactElement | null =>
  !fetched || unread.length === 0 ? null : (
    <Notice tone="danger" head={unreadWords(unread.map(({ itemNames }) => itemNames))} says>
      <p>It does not go along here. Look for its bag, and open that prescription by itself.</p>
    </Notice>
  )
