import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { FoundBackup } from '../../../contract/restore.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { backupTroubleWords, backupWords, restoreWords as words } from '../../wording/restore.ts'
import css from './restore.module.css'
import type { RestorePort } from './restore-port.ts'

const Backup = (props: {
  readonly row: FoundBackup
  readonly chosen: boolean
  readonly onChoose: () => void
}): ReactElement => {
  const { row } = props
  const { when, more } = backupWords(row)
  return (
    <li>
      <button
        type="button"
        className={css['row']}
        aria-pressed={props.chosen}
        disabled={row.trouble !== null}
        onClick={props.onChoose}
      >
        <strong>{when}</strong>
        <span className={css['quiet']}>{more}</span>
        {row.trouble === null ? null : <span>{backupTroubleWords[row.trouble]}</span>}
      </button>
    </li>
  )
}

/** Finds backups in a folder somebody names, and begins the check of one. */
export const ChooseBackup = (props: {
  readonly port: RestorePort
  readonly act: string
  readonly firstFolder: string
  readonly autoFocus: boolean
  /** The key of the act; none where no window listens for it. */
  readonly keyOf?: string
}): ReactElement => {
  const { port } = props
  // The place that is known may come after the window: it stands there until somebody types another.
  const [typed, setTyped] = useState<string | null>(null)
  const folder = typed ?? props.firstFolder
  const [rows, setRows] = useState<readonly FoundBackup[] | null>(null)
  const [chosen, setChosen] = useState<FoundBackup | null>(null)
  const [code, setCode] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const [looking, setLooking] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    // The button that was pressed is disabled meanwhile and lets go of the focus.
    list.current?.querySelector<HTMLButtonElement>('button:enabled')?.focus()
  }, [rows])
  const find = async (): Promise<void> => {
    setSaid(null)
    setChosen(null)
    setRows(null)
    setLooking(true)
    const found = await port.find(folder.trim())
    setLooking(false)
    if ('value' in found) {
      setRows(found.value)
      // The only one there is needs no choosing; whether to put it back is asked after it was checked.
      const [only, ...others] = found.value
      if (only?.trouble === null && others.length === 0) setChosen(only)
      if (found.value.length === 0) setSaid(words.none)
    } else setSaid(found.trouble)
  }
  const check = async (): Promise<void> => {
    if (chosen === null) return
    setSaid(null)
    const begun = await port.check(chosen.folder, code.trim() === '' ? null : code)
    if ('value' in begun) return
    setSaid(begun.trouble)
    if (begun.needsCode === true) setAsksCode(true)
  }
  // Only a drill puts nothing back, and only there is the code asked for to see whether it opens.
  const drills = port.begin === undefined
  const withCode = chosen !== null && (!chosen.ours || asksCode)
  return (
    <>
      <form
        className={css['finding']}
        onSubmit={(event) => {
          event.preventDefault()
          if (!port.inFlight && folder.trim() !== '') void find()
        }}
      >
        <TextField
          label={words.folder}
          hint={words.folderHint}
          value={folder}
          onChange={setTyped}
          max={1000}
          autoFocus={props.autoFocus}
        />
        <Button
          disabled={port.inFlight || folder.trim() === ''}
          onPress={() => {
            void find()
          }}
        >
          {words.find}
        </Button>
      </form>
      {looking ? <p role="status">{words.looking}</p> : null}
      {rows === null || rows.length === 0 ? null : (
        <ul className={css['rows']} aria-label={words.list} ref={list}>
          {rows.map((row) => (
            <Backup
              key={row.folder}
              row={row}
              chosen={row.folder === chosen?.folder}
              onChoose={() => {
                setChosen(row)
                setSaid(null)
                setCode('')
                setAsksCode(false)
              }}
            />
          ))}
        </ul>
      )}
      {withCode || (drills && chosen !== null) ? (
        <TextField
          label={words.code}
          hint={withCode ? words.codeHint : words.drillCodeHint}
          value={code}
          onChange={setCode}
          max={80}
          keepsCodes="any"
        />
      ) : null}
      {said === null ? null : <Notice tone="attention" head={said} says />}
      {rows === null || rows.length === 0 ? null : (
        <div className={css['acts']}>
          <Button
            look="primary"
            {...(props.keyOf === undefined ? {} : { keyOf: props.keyOf })}
            disabled={port.inFlight || chosen === null || (withCode && code.trim() === '')}
            onPress={() => {
              void check()
            }}
          >
            {props.act}
          </Button>
        </div>
      )}
    </>
  )
}
