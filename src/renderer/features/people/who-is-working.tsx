import { useState, type ReactElement } from 'react'
import type { Output } from '../../../contract/index.ts'
import { useAsk } from '../../bridge/use-ask.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { notStartedWords, notStoppedWords } from '../../wording/working.ts'
import { AddPerson } from './add-person.tsx'
import css from './people.module.css'
import { PeopleButtons, personKeys } from './people-buttons.tsx'
import { useStartWork } from './start-work.tsx'

/** Who works at this screen from now on. Everything recorded carries this name. */
export const WhoIsWorking = (props: {
  readonly desk: Output<'desk:state'>
  /** `answered`: somebody works here from now on. */
  readonly onClose: (answered: boolean) => void
}): ReactElement => {
  const { people, working, lastWorking } = props.desk
  const { send, inFlight: leaving } = useAsk()
  const starting = useStartWork()
  const [adding, setAdding] = useState(people.length === 0)
  const [said, setSaid] = useState<string | null>(null)
  const close = (): void => {
    props.onClose(false)
  }
  const start = async (personId: string): Promise<void> => {
    const outcome = await starting.start(personId)
    if (outcome === undefined) return
    const notDone = notStartedWords(people.find(({ id }) => id === personId)?.name ?? '', outcome)
    if (notDone === undefined) props.onClose(true)
    else setSaid(notDone.head)
  }
  const stop = async (): Promise<void> => {
    const outcome = await send('desk:stop-work', {})
    if (outcome === undefined) return
    const notDone = notStoppedWords(working?.name ?? '', outcome)
    if (notDone === undefined) close()
    else setSaid(notDone.head)
  }
  return (
    <Dialog
      title="Who is working here?"
      onClose={close}
      keys={
        adding
          ? {}
          : Object.fromEntries(
              personKeys(people).map(([key, personId]) => [
                key,
                () => {
                  void start(personId)
                },
              ]),
            )
      }
      foot={
        <>
          {working === null ? null : (
            <Button
              look="quiet"
              onPress={() => {
                void stop()
              }}
            >
              {working.name} stops working here
            </Button>
          )}
          <Button look="quiet" onPress={close} keyOf="Escape">
            {working === null ? 'Only look' : 'Close'}
          </Button>
        </>
      }
    >
      {people.length === 0 ? (
        <p>Nobody is in the list yet. Add yourself; you can add others later in the settings.</p>
      ) : (
        <PeopleButtons
          people={people}
          workingId={working?.id ?? null}
          lastWorking={lastWorking}
          disabled={leaving || starting.inFlight}
          {...(adding ? {} : { digits: 'alone' })}
          onChoose={(personId) => {
            void start(personId)
          }}
        />
      )}
      {said === null ? null : <Notice tone="attention" head={said} says />}
      {adding ? (
        <AddPerson
          onAdded={(id) => {
            void start(id)
          }}
        />
      ) : (
        <div>
          <Button
            look="link"
            onPress={() => {
              setAdding(true)
            }}
          >
            Someone else…
          </Button>
        </div>
      )}
      <p className={css['note']}>Without this window: Alt and the digit, where no window is open.</p>
      <p className={css['note']}>
        What you do is recorded under this name. Signing in with a password or smartcard comes later.
      </p>
    </Dialog>
  )
}
