import { useState, type ReactElement } from 'react'
import type { Person } from '../../../contract/desk.ts'
import type { Output } from '../../../contract/index.ts'
import type { Spell } from '../../../domain/on-duty/record.ts'
import { usePrint } from '../../bridge/printing.ts'
import { useQuestion } from '../../bridge/use-question.ts'
import { Answered } from '../../ui/answered.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { whenWords } from '../../wording/numbers-and-dates.ts'
import { ComeBackForm } from './come-back-form.tsx'
import { DutyLog } from './duty-log.tsx'
import { GoOutForm } from './go-out-form.tsx'
import { OnDutyNow } from './on-duty-now.tsx'
import css from './on-duty.module.css'
import { SignOffForm } from './sign-off-form.tsx'
import { SignOnForm } from './sign-on-form.tsx'
import { DutyMeanwhile, useDutyAct } from './use-duty-act.tsx'
import { WorkingAloneForm } from './working-alone-form.tsx'

type DutyState = Output<'duty:state'>
type View = 'now' | 'sign-on' | 'sign-off' | 'go-out' | 'come-back' | 'alone' | 'log'

interface Way {
  readonly keyOf: string | null
  readonly words: string
  readonly loud?: boolean
  readonly go: () => void
}

/** The key of working alone; null where its button ends it, which is recorded at once: the key pressed twice would take back what it said. */
export const aloneKey = (isAlone: boolean): string | null => (isAlone ? null : 'a')

const pharmacistWays = (state: DutyState, person: Person, to: (view: View) => void): readonly Way[] => {
  const { spell, absence } = state
  const at = (view: View) => () => {
    to(view)
  }
  if (spell === null) return [{ keyOf: 's', words: `Sign ${person.name} on…`, loud: true, go: at('sign-on') }]
  const own = spell.person.id === person.id
  return [
    ...(absence === null
      ? []
      : [{ keyOf: 'b', words: `${spell.person.name} is back…`, loud: true, go: at('come-back') }]),
    ...(own && absence === null ? [{ keyOf: 'o', words: 'Go out…', go: at('go-out') }] : []),
    ...(own ? [] : [{ keyOf: 's', words: `Sign on instead of ${spell.person.name}…`, go: at('sign-on') }]),
    { keyOf: 'f', words: `Sign ${spell.person.name} off…`, go: at('sign-off') },
  ]
}

const Overview = (props: {
  readonly state: DutyState
  readonly working: Person | null
  readonly to: (view: View) => void
  readonly onForgotten: (spell: Spell) => void
  readonly onChoosePerson: () => void
  readonly onClose: () => void
}): ReactElement => {
  const { state, working, to } = props
  const print = usePrint()
  const stop = useDutyAct(state, () => undefined)
  const { spell } = state
  const checks = working?.role === 'pharmacist' || working?.role === 'accuracy-checking-technician'
  const isAlone = state.alone.some(({ person }) => person.id === working?.id)
  const aloneWay: Way = isAlone
    ? {
        keyOf: aloneKey(isAlone),
        words: 'No longer working alone',
        go: () => {
          stop.send({ command: { type: 'stop-working-alone' }, happened: null })
        },
      }
    : {
        keyOf: aloneKey(isAlone),
        words: 'Working alone…',
        go: () => {
          to('alone')
        },
      }
  const ways: readonly Way[] = [
    ...(working?.role === 'pharmacist' ? pharmacistWays(state, working, to) : []),
    ...(checks ? [aloneWay] : []),
    {
      keyOf: 'l',
      words: 'The log',
      go: () => {
        to('log')
      },
    },
    ...(spell === null
      ? []
      : [
          {
            keyOf: 'n',
            words: 'The notice',
            go: () => {
              print({ sheet: 'responsible-pharmacist', pharmacist: spell.person })
            },
          },
        ]),
  ]
  return (
    <Dialog
      title="Who is on duty"
      said={stop.said}
      keys={Object.fromEntries(ways.flatMap(({ keyOf, go }) => (keyOf === null ? [] : [[keyOf, go]])))}
      onClose={props.onClose}
      foot={
        <Button look="quiet" onPress={props.onClose} keyOf="Escape">
          Close
        </Button>
      }
    >
      <OnDutyNow state={state} />
      {state.lapsed.map((one) => (
        <Notice
          key={one.id}
          tone="attention"
          head={`${one.person.name} signed on ${whenWords(one.from)} and nobody signed off`}
        >
          {working?.role === 'pharmacist' ? (
            <Button
              onPress={() => {
                props.onForgotten(one)
              }}
            >
              Say when it was…
            </Button>
          ) : null}
        </Notice>
      ))}
      {working?.role === 'pharmacist' ? null : (
        <p>
          Only a pharmacist signs on, goes out or signs off.{' '}
          <Button look="link" onPress={props.onChoosePerson}>
            Someone else works here…
          </Button>
        </p>
      )}
      <div className={css['acts']}>
        {ways.map(({ keyOf, words, loud, go }) => (
          <Button
            key={words}
            {...(keyOf === null ? {} : { keyOf })}
            look={loud === true ? 'primary' : 'plain'}
            onPress={go}
            autoFocus={keyOf === ways.find((way) => way.keyOf !== null)?.keyOf}
          >
            {words}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

/** The window about who is on duty: the responsible pharmacist, working alone, the log and the notice. */
export const OnDutyDialog = (props: {
  readonly working: Person | null
  readonly onChoosePerson: () => void
  readonly onClose: () => void
}): ReactElement => {
  const { working, onClose } = props
  const asked = useQuestion('duty:state', {})
  const [view, setView] = useState<View>('now')
  const [forgotten, setForgotten] = useState<Spell | null>(null)
  // A form stays on the record as it was when it was opened: what is typed is about that.
  const [opened, setOpened] = useState<DutyState | null>(null)
  const back = (): void => {
    setView('now')
    setForgotten(null)
  }
  const formOf = (person: Person, state: DutyState): ReactElement | null => {
    const { spell, absence } = state
    if (view === 'sign-on') return <SignOnForm state={state} person={person} onBack={back} />
    if (view === 'alone') return <WorkingAloneForm state={state} who={person.name} onBack={back} />
    const off = forgotten ?? (view === 'sign-off' ? spell : null)
    if (off !== null)
      return (
        <SignOffForm
          key={off.id}
          state={state}
          spell={off}
          person={person}
          forgotten={forgotten !== null}
          onBack={back}
        />
      )
    if (view === 'go-out' && spell !== null) return <GoOutForm key={spell.id} state={state} onBack={back} />
    return view === 'come-back' && spell !== null && absence !== null ? (
      <ComeBackForm key={absence.id} state={state} absence={absence} who={spell.person.name} onBack={back} />
    ) : null
  }
  return (
    <Answered of={asked}>
      {(now) => {
        if (view === 'log') return <DutyLog now={now.now} onBack={back} />
        const form = working === null ? null : formOf(working, opened ?? now)
        if (form !== null)
          return (
            <DutyMeanwhile
              value={{
                state: now,
                goOn: () => {
                  setOpened(now)
                },
              }}
            >
              {form}
            </DutyMeanwhile>
          )
        return (
          <Overview
            key={now.version}
            state={now}
            working={working}
            to={(next) => {
              setOpened(now)
              setView(next)
            }}
            onForgotten={(spell) => {
              setOpened(now)
              setForgotten(spell)
            }}
            onChoosePerson={props.onChoosePerson}
            onClose={onClose}
          />
        )
      }}
    </Answered>
  )
}
