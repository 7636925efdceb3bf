import type { ReactElement } from 'react'
import type { Output } from '../../contract/index.ts'
import { useQuestion } from '../bridge/use-question.ts'
import { BackupSection } from '../features/backup/backup-section.tsx'
import { HealthSection } from '../features/health/health-section.tsx'
import { LeavingSection } from '../features/leaving/leaving-section.tsx'
import { RecoverySection } from '../features/keys/recovery-section.tsx'
import { RestoreSection } from '../features/restore/restore-section.tsx'
import { UpdatesSection } from '../features/updates/updates-section.tsx'
import { Notice } from '../ui/notice.tsx'
import page from '../ui/page.module.css'

// What was done while the file was closed, since Pestle was started.
const HowItEnded = (): ReactElement | null => {
  const { reply } = useQuestion('start:state', {})
  const sentence = reply?.kind === 'answer' ? reply.value.sentence : ''
  return sentence === '' ? null : <Notice tone="plain" head={sentence} says />
}

/** What keeps the record of this PC safe: each part is a feature's own. */
export const ThisPc = (props: { readonly desk: Output<'desk:state'> }): ReactElement => (
  <div className={page['page']}>
    <h1>This PC</h1>
    <HowItEnded />
    <HealthSection />
    <RecoverySection desk={props.desk} />
    <BackupSection desk={props.desk} />
    <RestoreSection desk={props.desk} />
    <UpdatesSection desk={props.desk} />
    <LeavingSection desk={props.desk} />
  </div>
)
