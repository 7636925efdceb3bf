import { useState, type ReactElement } from 'react'
import { DropZone, FileTrigger, isFileDropItem } from 'react-aria-components'
import { useNow } from '../../bridge/clock.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Filters } from '../../ui/filters.tsx'
import { Icon } from '../../ui/icon.tsx'
import list from '../../ui/list.module.css'
import { ListTrouble } from '../../ui/list-trouble.tsx'
import { Notice } from '../../ui/notice.tsx'
import { becameWords, unreadFilesWords, unreadWords } from '../../wording/intake.ts'
import { useImporting, type GivenFile } from './importing.ts'
import css from './inbox.module.css'
import { InboxLine } from './inbox-line.tsx'

type Show = 'all' | 'refused' | 'conflict' | 'held'

const fileWords = (file: GivenFile): string => {
  if (file.state === 'waiting') return 'waits its turn'
  if (file.state === 'reading') return 'is being read'
  return file.state === 'failed' ? 'Not taken in' : becameWords[file.state].short
}

const Given = ({ file }: { readonly file: GivenFile }): ReactElement => {
  const good = file.state === 'imported' || file.state === 'duplicate' || file.state === 'nothing-in-it'
  const waiting = file.state === 'waiting' || file.state === 'reading'
  return (
    <li className={css['file']}>
      <Icon name={waiting ? 'waiting' : good ? 'tick' : 'warning'} />
      <span className={css['name']}>{file.name}</span>
      <span>{fileWords(file)}</span>
      {file.said === null || good ? null : <span className={css['said']}>{file.said}</span>}
    </li>
  )
}

/** Every message that came in, and the way to give one by hand: drop it, or choose a file. */
export const Inbox = ({ onTake }: { readonly onTake: (id: string) => void }): ReactElement => {
  const [show, setShow] = useState<Show>('all')
  const pages = usePages('intake:page', { show })
  const now = useNow(30_000)
  const { files, give, forget } = useImporting()
  const counts = pages.first?.counts
  const unread = pages.first?.unread ?? []
  const settled = files.every((file) => file.state !== 'waiting' && file.state !== 'reading')
  return (
    <>
      <div className={list['head']}>
        <h1>Inbox</h1>
      </div>
      <DropZone
        className={css['drop'] ?? ''}
        onDrop={(event) => {
          const dropped = event.items.filter(isFileDropItem)
          void Promise.all(dropped.map((item) => item.getFile())).then(give)
        }}
      >
        <Icon name="tray" />
        <p>Drop prescription messages here, or choose them.</p>
        <FileTrigger
          allowsMultiple
          acceptedFileTypes={['application/json', '.json', 'application/fhir+json']}
          onSelect={(chosen) => {
            if (chosen) give([...chosen])
          }}
        >
          <Button onPress={() => undefined}>Choose files…</Button>
        </FileTrigger>
      </DropZone>
      {files.length === 0 ? null : (
        <div className={css['given']} role="status">
          <ul aria-label="Files given" className={css['files']} tabIndex={0}>
            {files.map((file) => (
              <Given key={file.id} file={file} />
            ))}
          </ul>
          {settled ? (
            <Button look="quiet" onPress={forget}>
              Close this list
            </Button>
          ) : null}
        </div>
      )}
      {unread.length === 0 ? null : (
        <Notice tone="attention" head={unreadFilesWords.head(unread.length)}>
          <ul aria-label="Files that cannot be read">
            {unread.map(({ name, why }) => (
              <li key={name}>
                <strong>{name}</strong>: {unreadWords[why]}
              </li>
            ))}
          </ul>
          <p>{unreadFilesWords.todo}</p>
        </Notice>
      )}
      <Filters
        label="Which messages"
        value={show}
        onChange={setShow}
        parts={[
          { value: 'all', words: 'All', count: counts?.all },
          { value: 'refused', words: 'Refused', count: counts?.refused },
          { value: 'conflict', words: 'Two copies', count: counts?.conflict },
          { value: 'held', words: 'Another pharmacy’s', count: counts?.held },
        ]}
      />
      <ListTrouble pages={pages} />
      <div className={list['scroll']}>
        {!pages.waiting && pages.rows.length === 0 && pages.trouble === undefined ? (
          <Empty head="Nothing here." about="Messages come in by themselves, from the watched folder, or as files." />
        ) : null}
        <ul aria-label="Messages">
          {pages.rows.map((row) => (
            <InboxLine key={row.messageId} row={row} now={now} onTake={onTake} />
          ))}
        </ul>
        {pages.hasMore ? (
          <div className={list['more']}>
            <Button onPress={pages.more}>Show more</Button>
          </div>
        ) : null}
      </div>
    </>
  )
}
