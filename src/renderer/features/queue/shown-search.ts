/** What a search asks and changes. */
export interface ShownSearchPorts {
  /** Asks for what a text finds; null where that is known, or where nothing is to be asked. Never rejects. */
  readonly ask: (text: string) => Promise<void> | null
  /** Has the screen show what this text finds. */
  readonly show: (text: string) => void
}

/** Which of the texts that are typed the screen shows what is found for. */
export interface ShownSearch {
  /** This stands in the search now. */
  readonly change: (text: string) => void
  /** No answer came for long: what is typed is shown without one. */
  readonly showNow: () => void
}

/**
 * The list before stays until what the last text finds is there, so that no empty list comes between two letters; an answer to
 * a text that was typed before the last is not shown.
 */
export const createShownSearch = ({ ask, show }: ShownSearchPorts): ShownSearch => {
  let last = ''
  const showNow = (): void => {
    show(last)
  }
  return {
    showNow,
    change: (text) => {
      last = text
      const asking = ask(text)
      if (asking === null) showNow()
      else
        void asking.then(() => {
          if (last === text) showNow()
        })
    },
  }
}
