import { useState, type ReactElement } from 'react'
import type { BackupState } from '../../../contract/backup.ts'
import type { Output } from '../../../contract/index.ts'
import { mayManageDesk } from '../../../domain/permission.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import section from '../../ui/section.module.css'
import { Section } from '../../ui/section.tsx'
import {
  backupTone,
  backupTroubleWords,
  backupWords as words,
  bytesWords,
  lastBackupWords,
} from '../../wording/backup.ts'
import { momentWords } from '../../wording/numbers-and-dates.ts'
import css from './backup.module.css'
import { ChooseTarget } from './choose-target.tsx'
import { MakeAndCheck } from './make-and-check.tsx'

const Facts = ({ state, now }: { readonly state: BackupState; readonly now: number }): ReactElement => {
  const { last } = state
  const facts: readonly (readonly [name: string, value: string | null])[] = [
    [words.target, state.mayBeSameDisk ? words.mayBeSameDisk(state.target ?? '') : state.target],
    [words.last, last === null ? words.none(state.ofOthers) : lastBackupWords(last, now)],
    [words.checked, last && momentWords(last.checkedAt, now)],
    [words.size, last && bytesWords(last.bytes)],
    [words.kept, state.kept === null ? null : String(state.kept)],
    [words.free, state.freeBytes === null ? null : bytesWords(state.freeBytes)],
  ]
  return (
    <dl className={css['facts']}>
      {facts
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name} is`}>{value}</dd>])}
    </dl>
  )
}

/** How the backups stand, what is wrong with them, and what a person can do about it. */
export const BackupSection = (props: { readonly desk: Output<'desk:state'> }): ReactElement => {
  const { desk } = props
  const asked = useQuestion('backup:state', {})
  const [choosing, setChoosing] = useState(false)
  const may = desk.working !== null && mayManageDesk(desk.working.role)
  return (
    <Section head={words.head} about={words.about}>
      <Answered of={asked}>
        {(state) => (
          <>
            {state.troubles.map((trouble) => {
              const { head, todo } = backupTroubleWords(trouble)
              return (
                <Notice key={trouble} tone={backupTone(trouble, desk.environment)} head={head}>
                  {todo}
                </Notice>
              )
            })}
            {state.counts && state.last !== null ? (
              <Notice tone="fresh" head={words.counts(momentWords(state.last.madeAt, desk.now))}>
                {words.countsWhere(state.target ?? '')}
              </Notice>
            ) : null}
            {state.target === null ? null : <Facts state={state} now={desk.now} />}
            {state.target === null ? null : (
              <div className={section['row']}>
                <MakeAndCheck state={state} now={desk.now} working={desk.working !== null} />
              </div>
            )}
            <div className={section['row']}>
              <Button
                look={state.target === null ? 'primary' : 'plain'}
                disabled={!may}
                onPress={() => {
                  setChoosing(true)
                }}
              >
                {state.target === null ? words.choose : words.change}
              </Button>
            </div>
            {may ? null : <p className={section['quiet']}>{words.pharmacistOnly}</p>}
            {choosing ? (
              <ChooseTarget
                now={state.target ?? ''}
                onClose={() => {
                  setChoosing(false)
                }}
              />
            ) : null}
          </>
        )}
      </Answered>
    </Section>
  )
}
